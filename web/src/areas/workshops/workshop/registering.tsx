import { Button, Group, Stack, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { DayAndHour } from '../../../ui/day-and-hour.tsx'
import { Register } from './register.tsx'
import { CancelMutation } from './seat-mutations.ts'

const RegisteringFragment = graphql(`
  fragment Registering on Workshop {
    id
    seatsLeft
    viewerMayRegister
    viewerRegistration {
      ...MyRegistration
    }
  }
`)
const MyRegistration = graphql(`
  fragment MyRegistration on Registration {
    id
    state
    waitingPosition
    offerExpiresAt
    viewerMayCancel
    viewerMayAnswerOffer
  }
`)
const AnswerMutation = graphql(`
  mutation AnswerSeatOffer($input: AnswerSeatOfferInput!) {
    answerSeatOffer(input: $input) {
      ... on Registration {
        id
        workshop {
          id
          ...WorkshopFacts
          ...Registering
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`)

/** One click to come; one's place, or place in the waiting list; an offered seat to take or to leave. */
export const Registering = ({ workshop }: { workshop: FragmentType<typeof RegisteringFragment> }) => {
  const { id, seatsLeft, viewerMayRegister, viewerRegistration } = readFragment(RegisteringFragment, workshop)
  const own = viewerRegistration ? readFragment(MyRegistration, viewerRegistration) : null
  const cancel = useCommand(CancelMutation, (data) => data.cancelRegistration)
  const answer = useCommand(AnswerMutation, (data) => data.answerSeatOffer)
  const failure = cancel.failure ?? answer.failure

  const reply = (accept: boolean) => own && void answer.send({ input: { registrationId: own.id, accept } })

  return (
    <Stack gap="sm" aria-live="polite">
      {own?.state === 'REGISTERED' && (
        <Text fw={600}>
          <Trans>Vous avez une place.</Trans>
        </Text>
      )}
      {own?.state === 'ATTENDED' && (
        <Text fw={600}>
          <Trans>Vous avez participé à cette rencontre.</Trans>
        </Text>
      )}
      {(own?.state === 'EXCUSED' || own?.state === 'ABSENT') && (
        <Text fw={600}>
          {own.state === 'EXCUSED' ? (
            <Trans>Vous étiez excusé(e).</Trans>
          ) : (
            <Trans>Vous étiez noté(e) absent(e).</Trans>
          )}
        </Text>
      )}
      {own?.state === 'WAITING' && (
        <Text fw={600}>
          <Trans>
            Vous êtes en liste d’attente, à la place {own.waitingPosition}. Une place libérée vous sera proposée ici.
          </Trans>
        </Text>
      )}
      {own?.state === 'OFFERED' && own.offerExpiresAt && (
        <>
          <Text fw={600}>
            <Trans>
              Une place s’est libérée pour vous. Répondez jusqu’au <DayAndHour at={own.offerExpiresAt} />.
            </Trans>
          </Text>
          <Group>
            <Button loading={answer.sending} disabled={!own.viewerMayAnswerOffer} onClick={() => reply(true)}>
              <Trans>Prendre la place</Trans>
            </Button>
            <Button variant="default" loading={answer.sending} onClick={() => reply(false)}>
              <Trans>La laisser à la personne suivante</Trans>
            </Button>
          </Group>
        </>
      )}
      {viewerMayRegister && !own && <Register workshopId={id} full={seatsLeft === 0} />}
      {own?.viewerMayCancel && own.state !== 'OFFERED' && (
        <Group>
          <Button
            variant="default"
            loading={cancel.sending}
            onClick={() => void cancel.send({ input: { registrationId: own.id } })}
          >
            {own.state === 'WAITING' ? <Trans>Quitter la liste d’attente</Trans> : <Trans>Rendre ma place</Trans>}
          </Button>
        </Group>
      )}
      {failure && <FailureAlert failure={failure} />}
    </Stack>
  )
}
