import { Button, Group, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { SecrecyReminder } from '../../../ui/secrecy-reminder.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { useTextErrors } from '../../../ui/text-errors.ts'
import { Form } from '../../../ui/form.tsx'

interface Props {
  body: string
  onChange: (body: string) => void
  onSend: () => void
  /** What the server refused about the text. */
  refusal: ReactNode
}

/** Where one answers. */
export const AnswerForm = ({ body, onChange, onSend, refusal }: Props) => {
  const { t } = useLingui()
  const errors = useTextErrors()
  const [told, setTold] = useState(false)
  const error = told ? errors.body(body) : null
  return (
    <Form
      label={t`Répondre`}
      onSubmit={() => {
        const wrong = errors.body(body) !== null
        setTold(wrong)
        if (!wrong) onSend()
      }}
    >
      <Stack gap="sm">
        <TextArea label={t`Votre réponse`} value={body} onChange={onChange} error={error ?? refusal} />
        <SecrecyReminder />
        <Group>
          <Button type="submit">
            <Trans>Répondre</Trans>
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
