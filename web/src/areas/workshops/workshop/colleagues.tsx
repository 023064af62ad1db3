import { Button, Group, List, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { newCommandId } from '../../../lib/command-id.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { useRegistrationStateName } from '../registration-state.ts'
import { PersonForm } from './person-form.tsx'
import { CancelMutation, RegisterMutation } from './seat-mutations.ts'

const ColleaguesFragment = graphql(`
  fragment Colleagues on Workshop {
    id
    colleagues {
      member {
        id
        displayName
      }
      registration {
        id
        state
        viewerMayCancel
      }
    }
  }
`)

/** Registers somebody of one's establishment; nothing where there is nobody. */
export const Colleagues = ({ workshop }: { workshop: FragmentType<typeof ColleaguesFragment> }) => {
  const { t } = useLingui()
  const stateName = useRegistrationStateName()
  const { id: workshopId, colleagues } = readFragment(ColleaguesFragment, workshop)
  const [chosen, setChosen] = useState({ memberId: '', commandId: newCommandId() })
  const register = useCommand(RegisterMutation, (data) => data.registerForWorkshop)
  const cancel = useCommand(CancelMutation, (data) => data.cancelRegistration)
  if (colleagues.length === 0) return null
  const free = colleagues.filter(({ registration }) => !registration)
  // Registered by now, though the answer may have been lost: who registers them again later means another command.
  if (colleagues.some(({ member, registration }) => registration && member.id === chosen.memberId)) {
    setChosen({ memberId: '', commandId: newCommandId() })
  }
  const failure = register.failure ?? cancel.failure
  const come = async () => {
    const outcome = await register.send({ input: { workshopId, ...chosen } })
    if (outcome.done) setChosen({ memberId: '', commandId: newCommandId() })
  }
  return (
    <Stack gap="sm">
      {free.length < colleagues.length && (
        <>
          <Text size="sm" fw={600}>
            <Trans>De votre établissement</Trans>
          </Text>
          <List>
            {colleagues.map(({ member, registration }) => {
              const name = member.displayName
              return (
                registration && (
                  <List.Item key={member.id}>
                    <Group gap="xs">
                      <span>
                        {name} · {stateName(registration.state)}
                      </span>
                      {registration.viewerMayCancel && (
                        <Button
                          variant="subtle"
                          size="compact-sm"
                          loading={cancel.sending}
                          aria-label={t`Annuler l’inscription de ${name}`}
                          onClick={() => void cancel.send({ input: { registrationId: registration.id } })}
                        >
                          <Trans>Annuler l’inscription</Trans>
                        </Button>
                      )}
                    </Group>
                  </List.Item>
                )
              )
            })}
          </List>
        </>
      )}
      {free.length > 0 && (
        <PersonForm
          label={t`Inscrire une ou un collègue`}
          people={free.map(({ member }) => member)}
          chosen={chosen.memberId}
          choose={(memberId) => setChosen({ memberId, commandId: newCommandId() })}
          action={<Trans>Inscrire</Trans>}
          sending={register.sending}
          onSubmit={() => void come()}
        />
      )}
      {failure && <FailureAlert failure={failure} />}
    </Stack>
  )
}
