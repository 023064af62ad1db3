import { Alert, Button, Group, Stack } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { isConflict } from '../../../lib/failure.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useVersionedEdit } from '../../../lib/use-draft.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { ChangedMeanwhile } from '../../../ui/changed-meanwhile.tsx'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { useFailureText } from '../../../ui/failure-text.tsx'
import { Form } from '../../../ui/form.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { PlanQuery } from './plan-query.ts'
import { WorkshopFields } from './workshop-fields.tsx'
import { inputOf, momentsOf, type WorkshopValues } from './workshop-values.ts'

const EditMutation = graphql(`
  mutation EditWorkshop($input: EditWorkshopInput!) {
    editWorkshop(input: $input) {
      ... on Workshop {
        id
        ...WorkshopView
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
  workshopId: string
  version: number
  saved: WorkshopValues
  published: boolean
  onSaved: () => void
  /** There is a newer version than this form knows. */
  onOutdated: () => void
}

/** Changes a workshop. Another time or place moves it, and those who come are told; nobody is dropped. */
export const EditForm = ({ workshopId, version, saved, published, onSaved, onOutdated }: Props) => {
  const { memberId } = useViewer()
  const draft = useVersionedEdit(memberId, `edit-workshop-${workshopId}`, saved, version)
  const [result, retry] = useQuery({ query: PlanQuery })
  const { send, sending, failure, forget } = useCommand(EditMutation, (data) => data.editWorkshop)
  const [tried, setTried] = useState(false)
  const failureText = useFailureText()
  const field = failure?.kind === 'refused' ? failure.field : null
  const errorOf = (...names: string[]) => (failure && field && names.includes(field) ? failureText(failure) : null)
  const { values, outdated } = draft

  const save = async () => {
    const { values: sent, version: begunOn, commandId } = draft.toSend()
    const dates = momentsOf(sent.dates)
    if (!dates) return setTried(true)
    // Only who may plan for all of them changes the communities; the others leave them as they are.
    const { communityIds, ...facts } = inputOf(sent)
    const changed = communityIds.join() === saved.communityIds.join() ? {} : { communityIds }
    const outcome = await send({ input: { workshopId, version: begunOn, ...facts, ...changed, dates, commandId } })
    if (!outcome.done) {
      if (isConflict(outcome.failure)) onOutdated()
      return
    }
    draft.clear()
    onSaved()
  }

  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })}>
      {({ communities }) => (
        <Form onSubmit={() => void save()}>
          <Stack gap="md">
            {published && (
              <Alert variant="light">
                <Trans>Si la date ou le lieu change, les personnes inscrites en sont prévenues aussitôt.</Trans>
              </Alert>
            )}
            <WorkshopFields
              values={values}
              change={draft.change}
              errorOf={errorOf}
              communities={communities}
              choosable={communities.filter(
                ({ id, viewerMayPlan }) => viewerMayPlan || saved.communityIds.includes(id),
              )}
              tried={tried}
            />
            {failure && !field && !outdated && <FailureAlert failure={failure} />}
            {outdated && <ChangedMeanwhile draft={draft} onChosen={forget} />}
            <Group>
              <Button type="submit" loading={sending} disabled={outdated}>
                <Trans>Enregistrer les changements</Trans>
              </Button>
            </Group>
          </Stack>
        </Form>
      )}
    </QueryState>
  )
}
