import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import type { AgendaPointState } from '../../../generated/graphql.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { Link } from '../../../ui/link.tsx'
import list from '../../../ui/list.module.css'
import { Panel } from '../../../ui/panel.tsx'
import { AgendaFragment } from './agenda-fragment.ts'
import { ProposePoint } from './propose-point.tsx'
import { FrenchTitle } from '../../../ui/french-title.tsx'

const EditPointMutation = graphql(`
  mutation EditAgendaPoint($input: EditAgendaPointInput!) {
    editAgendaPoint(input: $input) {
      ... on Workshop {
        id
        ...Agenda
      }
      ... on Error {
        code
        message
      }
    }
  }
`)
const OrderMutation = graphql(`
  mutation OrderAgenda($input: OrderAgendaInput!) {
    orderAgenda(input: $input) {
      ... on Workshop {
        id
        ...Agenda
      }
      ... on Error {
        code
        message
      }
    }
  }
`)
const WithdrawMutation = graphql(`
  mutation WithdrawAgendaPoint($input: WithdrawAgendaPointInput!) {
    withdrawAgendaPoint(input: $input) {
      ... on Workshop {
        id
        ...Agenda
      }
      ... on Error {
        code
        message
      }
    }
  }
`)

/** What will be talked about; whoever may come proposes points, organisers accept and order them. */
export const Agenda = ({ workshop }: { workshop: FragmentType<typeof AgendaFragment> }) => {
  const { t } = useLingui()
  const view = readFragment(AgendaFragment, workshop)
  const { id: workshopId, agenda, viewerMayOrganise, viewerMayProposePoint } = view
  const edit = useCommand(EditPointMutation, (data) => data.editAgendaPoint)
  const order = useCommand(OrderMutation, (data) => data.orderAgenda)
  const withdraw = useCommand(WithdrawMutation, (data) => data.withdrawAgendaPoint)
  const failure = edit.failure ?? order.failure ?? withdraw.failure
  const busy = edit.sending || order.sending || withdraw.sending
  if (agenda.length === 0 && !viewerMayProposePoint) return null
  const accepted = agenda.filter(({ state }) => state === 'ACCEPTED').map(({ id }) => id)
  const total = agenda.reduce((sum, { state, minutes }) => sum + (state === 'ACCEPTED' ? (minutes ?? 0) : 0), 0)

  const answer = (agendaPointId: string, state: AgendaPointState) => void edit.send({ input: { agendaPointId, state } })
  const moveUp = (id: string) => {
    const index = accepted.indexOf(id)
    const agendaPointIds = accepted.toSpliced(index, 1).toSpliced(index - 1, 0, id)
    void order.send({ input: { workshopId, agendaPointIds } })
  }

  return (
    <Panel title={<Trans>Ordre du jour</Trans>}>
      <Stack gap="md">
        {agenda.length > 0 && (
          <ol className={list['plain']}>
            {agenda.map(({ id, title, minutes, state, threadId, threadSolved, proposedBy, viewerMayWithdraw }) => (
              <li key={id} className={list['line']}>
                <Group gap="xs">
                  {threadId ? (
                    <Link to="/fils/$id" params={{ id: threadId }}>
                      <FrenchTitle>{title}</FrenchTitle>
                    </Link>
                  ) : (
                    <FrenchTitle>{title}</FrenchTitle>
                  )}
                  {state !== 'ACCEPTED' && (
                    <Badge tt="none" variant="default">
                      {state === 'PROPOSED' ? <Trans>proposé</Trans> : <Trans>non retenu</Trans>}
                    </Badge>
                  )}
                  {threadSolved && (
                    <Badge tt="none" variant="light" color="green">
                      <Trans>résolu depuis</Trans>
                    </Badge>
                  )}
                </Group>
                <Text size="sm" c="dimmed">
                  {proposedBy.displayName}
                  {minutes && (
                    <>
                      {' · '}
                      <Plural value={minutes} one="# minute" other="# minutes" />
                    </>
                  )}
                </Text>
                <Group gap="xs">
                  {viewerMayOrganise && state !== 'ACCEPTED' && (
                    <Button
                      variant="default"
                      size="compact-sm"
                      disabled={busy}
                      aria-label={t`Retenir : ${title}`}
                      onClick={() => answer(id, 'ACCEPTED')}
                    >
                      <Trans>Retenir</Trans>
                    </Button>
                  )}
                  {viewerMayOrganise && state === 'PROPOSED' && (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      disabled={busy}
                      aria-label={t`Ne pas retenir : ${title}`}
                      onClick={() => answer(id, 'DECLINED')}
                    >
                      <Trans>Ne pas retenir</Trans>
                    </Button>
                  )}
                  {viewerMayOrganise && state === 'ACCEPTED' && accepted.indexOf(id) > 0 && (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      disabled={busy}
                      aria-label={t`Monter : ${title}`}
                      onClick={() => moveUp(id)}
                    >
                      <Trans>Monter</Trans>
                    </Button>
                  )}
                  {viewerMayWithdraw && (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      disabled={busy}
                      aria-label={t`Retirer : ${title}`}
                      onClick={() => void withdraw.send({ input: { agendaPointId: id } })}
                    >
                      <Trans>Retirer</Trans>
                    </Button>
                  )}
                </Group>
              </li>
            ))}
          </ol>
        )}
        {total > 0 && (
          <Text size="sm" c="dimmed">
            <Plural value={total} one="# minute prévue en tout" other="# minutes prévues en tout" />
          </Text>
        )}
        {failure && <FailureAlert failure={failure} />}
        {viewerMayProposePoint && <ProposePoint workshopId={workshopId} communities={view.communities} />}
      </Stack>
    </Panel>
  )
}
