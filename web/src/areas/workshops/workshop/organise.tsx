import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from '../../../generated/index.ts'
import type { WorkshopState } from '../../../generated/graphql.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { Form } from '../../../ui/form.tsx'
import { Link } from '../../../ui/link.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Organisers } from './organisers.tsx'
import { WaitingList } from './waiting-list.tsx'

const PublishMutation = graphql(`
  mutation PublishWorkshop($input: PublishWorkshopInput!) {
    publishWorkshop(input: $input) {
      ... on Workshop {
        id
        ...WorkshopFacts
        ...Registering
      }
      ... on Error {
        code
        message
      }
    }
  }
`)
const CallOffMutation = graphql(`
  mutation CancelWorkshop($input: CancelWorkshopInput!) {
    cancelWorkshop(input: $input) {
      ... on Workshop {
        id
        ...WorkshopFacts
        ...Registering
      }
      ... on Error {
        code
        message
      }
    }
  }
`)

const PublishSeriesMutation = graphql(`
  mutation PublishSeries($input: PublishSeriesInput!) {
    publishSeries(input: $input) {
      ... on WorkshopSeries {
        id
        workshops {
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

interface Props {
  id: string
  state: WorkshopState
  seriesId: string | null
  /** The leading community. */
  slug: string
  organisers: readonly { readonly id: string; readonly displayName: string }[]
}

/** For organisers: publish a draft, or call it off with a reason. */
export const Organise = ({ id, state, seriesId, slug, organisers }: Props) => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  const draft = useDraft(memberId, `call-off-${id}`, { reason: '' })
  const publish = useCommand(PublishMutation, (data) => data.publishWorkshop)
  const callOff = useCommand(CallOffMutation, (data) => data.cancelWorkshop)
  const publishAll = useCommand(PublishSeriesMutation, (data) => data.publishSeries)
  const failure = publish.failure ?? publishAll.failure ?? callOff.failure
  const cancel = async () => {
    const { values, commandId } = draft.toSend()
    const outcome = await callOff.send({ input: { workshopId: id, ...values, commandId } })
    if (outcome.done) draft.clear()
  }
  return (
    <Panel title={<Trans>Organiser</Trans>}>
      <Stack gap="md">
        {state === 'DRAFT' && (
          <Group>
            <Button loading={publish.sending} onClick={() => void publish.send({ input: { workshopId: id } })}>
              <Trans>Publier</Trans>
            </Button>
            {seriesId && (
              <Button
                variant="default"
                loading={publishAll.sending}
                onClick={() => void publishAll.send({ input: { seriesId } })}
              >
                <Trans>Publier toute la série</Trans>
              </Button>
            )}
            <Text size="sm" c="dimmed">
              <Trans>Les membres des communautés la verront aussitôt et pourront s’inscrire.</Trans>
            </Text>
          </Group>
        )}
        <Link to="/ateliers/$id/modifier" params={{ id }}>
          <Trans>Modifier la date, le lieu ou le texte</Trans>
        </Link>
        <WaitingList workshopId={id} />
        <Organisers workshopId={id} slug={slug} organisers={organisers} />
        <Form onSubmit={() => void cancel()} label={t`Annuler la rencontre`}>
          <Group align="end">
            <TextInput
              label={t`Raison de l’annulation, que les personnes inscrites liront`}
              value={draft.values.reason}
              onChange={(event) => draft.change({ reason: event.currentTarget.value })}
            />
            <Button type="submit" variant="default" loading={callOff.sending}>
              <Trans>Annuler la rencontre</Trans>
            </Button>
          </Group>
        </Form>
        {failure && <FailureAlert failure={failure} />}
      </Stack>
    </Panel>
  )
}
