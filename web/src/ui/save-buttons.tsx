import { Button, Group } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { type ReactNode, useRef } from 'react'

interface Props {
  sending: boolean
  /** What is in the form is not what is saved. */
  changed: boolean
  onGiveUp: () => void
  children?: ReactNode
}

/** Saves a form that is always open, and says when something in it is not saved yet: it may be given up then. */
export const SaveButtons = ({ sending, changed, onGiveUp, children }: Props) => {
  const save = useRef<HTMLButtonElement>(null)
  const giveUp = () => {
    // The button goes: the focus stays beside it.
    save.current?.focus()
    onGiveUp()
  }
  return (
    <Group gap="sm">
      <Button ref={save} type="submit" loading={sending}>
        <Trans>Enregistrer</Trans>
      </Button>
      {changed && (
        <Button variant="default" onClick={giveUp} disabled={sending}>
          <Trans>Annuler les changements</Trans>
        </Button>
      )}
      {children}
    </Group>
  )
}
