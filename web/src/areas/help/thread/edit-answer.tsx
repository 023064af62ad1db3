import { Button, Group, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql } from '../../../generated/index.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { useTextErrors } from '../../../ui/text-errors.ts'
import { Form } from '../../../ui/form.tsx'

const EditAnswerMutation = graphql(`
  mutation EditAnswer($input: EditAnswerInput!) {
    editAnswer(input: $input) {
      ... on Answer {
        id
        ...AnswerCard
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
  id: string
  body: string
  editedAt: string | null
  onClose: () => void
}

/** Corrects one's own answer, in its place. */
export const EditAnswer = ({ id, body, editedAt, onClose }: Props) => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  const draft = useDraft(memberId, `edit-answer:${id}:${editedAt}`, { body })
  const errors = useTextErrors()
  const [told, setTold] = useState(false)
  const { send, sending, failure } = useCommand(EditAnswerMutation, (data) => data.editAnswer)
  const error = told ? errors.body(draft.values.body) : null

  const save = async () => {
    setTold(true)
    if (errors.body(draft.values.body)) return
    const { values, commandId } = draft.toSend()
    const outcome = await send({ input: { answerId: id, body: values.body, commandId } })
    if (!outcome.done) return
    draft.clear()
    onClose()
  }
  const cancel = () => {
    draft.clear()
    onClose()
  }
  return (
    <Form onSubmit={() => void save()}>
      <Stack gap="sm">
        <TextArea
          label={t`Votre réponse`}
          value={draft.values.body}
          onChange={(text) => draft.change({ body: text })}
          error={error}
        />
        {failure && <FailureAlert failure={failure} />}
        <Group gap="sm">
          <Button type="submit" loading={sending}>
            <Trans>Enregistrer</Trans>
          </Button>
          <Button variant="default" onClick={cancel} disabled={sending}>
            <Trans>Annuler</Trans>
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
