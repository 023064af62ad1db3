import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql } from '../../../generated/index.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { useFailureText } from '../../../ui/failure-text.tsx'
import { InviteFields } from './invite-fields.tsx'
import { colleagues, emptyInvitation, everybody, invitationFaults, toInvitation } from './invitation.ts'
import { Form } from '../../../ui/form.tsx'

const InviteMemberMutation = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      ... on Member {
        id
        displayName
      }
      ... on Error {
        code
        message
      }
      ... on InvalidInput {
        field
      }
    }
  }
`)

interface Props {
  communityId: string
  establishments: readonly { readonly id: string; readonly name: string }[]
  ownEstablishmentId: string | null
  /** The network referent invites anywhere; a manager into the own establishment. */
  anywhere: boolean
}

export const InviteForm = ({ communityId, establishments, ownEstablishmentId, anywhere }: Props) => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  const draft = useDraft(memberId, `invite:${communityId}`, {
    ...emptyInvitation,
    establishmentId: anywhere ? '' : (ownEstablishmentId ?? ''),
  })
  const { send, sending, failure } = useCommand(InviteMemberMutation, (data) => data.inviteMember)
  const failureText = useFailureText()
  const [told, setTold] = useState(false)
  const [invited, setInvited] = useState<string | null>(null)
  const own = told ? invitationFaults(draft.values) : []
  const refusedField = failure?.kind === 'refused' ? failure.field : null

  const errors = {
    email: own.includes('email') ? t`Indiquez une adresse de courriel.` : null,
    displayName: own.includes('displayName') ? t`Indiquez le prénom et le nom.` : null,
    establishmentId: own.includes('establishmentId') ? t`Choisissez l’établissement.` : null,
    organisation: own.includes('organisation') ? t`Indiquez l’organisme.` : null,
    ...(failure && refusedField ? { [refusedField]: failureText(failure) } : {}),
  }
  const invite = async () => {
    setTold(true)
    setInvited(null)
    if (invitationFaults(draft.values).length > 0) return
    const { values, commandId } = draft.toSend()
    const outcome = await send({ input: { ...toInvitation(values, communityId), commandId } })
    if (!outcome.done) return
    setTold(false)
    setInvited(outcome.value.displayName)
    draft.clear()
  }
  return (
    <Form onSubmit={() => void invite()}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          <Trans>La personne reçoit un courriel avec un lien de connexion, valable une fois.</Trans>
        </Text>
        <div role="status">
          {invited && (
            <Alert color="green">
              <Trans>Invitation envoyée à {invited}.</Trans>
            </Alert>
          )}
        </div>
        <InviteFields
          values={draft.values}
          errors={errors}
          onChange={draft.change}
          roles={anywhere ? everybody : colleagues}
          establishments={anywhere ? establishments : establishments.filter(({ id }) => id === ownEstablishmentId)}
        />
        {failure && !(refusedField && refusedField in errors) && <FailureAlert failure={failure} />}
        <Group>
          <Button type="submit" loading={sending}>
            <Trans>Envoyer l’invitation</Trans>
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
