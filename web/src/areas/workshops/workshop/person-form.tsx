import { Button, Group, NativeSelect } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Form } from '../../../ui/form.tsx'

interface Props {
  label: string
  people: readonly { readonly id: string; readonly displayName: string }[]
  /** The member's id; empty while nobody is chosen. */
  chosen: string
  choose: (memberId: string) => void
  /** What the button says. */
  action: ReactNode
  sending: boolean
  onSubmit: () => void
}

/** Somebody is chosen by name and sent; whoever forgot to choose is told so. */
export const PersonForm = ({ label, people, chosen, choose, action, sending, onSubmit }: Props) => {
  const { t } = useLingui()
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(chosen === '')
    if (chosen !== '') onSubmit()
  }
  return (
    <Form onSubmit={submit}>
      <Group align="end">
        <NativeSelect
          label={label}
          value={chosen}
          onChange={({ currentTarget: { value } }) => choose(value)}
          data={[
            { value: '', label: t`Choisir` },
            ...people.map(({ id, displayName }) => ({ value: id, label: displayName })),
          ]}
          error={tried && chosen === '' ? t`Choisissez une personne.` : null}
        />
        <Button type="submit" variant="default" loading={sending}>
          {action}
        </Button>
      </Group>
    </Form>
  )
}
