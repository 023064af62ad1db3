import { Alert, Button, Group, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

interface Props {
  /** What differs. */
  children?: ReactNode
  draft: { keepMine: () => void; clear: () => void }
  /** What was refused because of it is no longer true. */
  onChosen: () => void
}

/** Somebody else saved while this form was written in: says what differs, and lets the person decide. */
export const ChangedMeanwhile = ({ children, draft, onChosen }: Props) => {
  const choose = (choice: () => void) => () => {
    choice()
    onChosen()
  }
  return (
    <Alert
      color="yellow"
      role="alert"
      title={<Trans>Quelqu’un d’autre a enregistré des changements entre-temps</Trans>}
    >
      <Text size="sm">
        <Trans>Les champs que vous n’avez pas touchés les montrent déjà ; ce que vous avez écrit est resté.</Trans>
      </Text>
      {children}
      <Group gap="sm" mt="sm">
        <Button size="xs" onClick={choose(draft.clear)}>
          <Trans>Repartir de la version enregistrée</Trans>
        </Button>
        <Button size="xs" variant="default" onClick={choose(draft.keepMine)}>
          <Trans>Garder ma saisie et la vérifier</Trans>
        </Button>
      </Group>
    </Alert>
  )
}
