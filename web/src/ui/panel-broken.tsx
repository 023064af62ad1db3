import { Alert, Button, Group } from '@mantine/core'
import { Trans } from '@lingui/react/macro'

/** What stands in place of a panel that broke. */
export const PanelBroken = ({ onRetry }: { onRetry: () => void }) => (
  <Alert color="red" variant="light" role="alert">
    <Group justify="space-between">
      <span>
        <Trans>Cette partie de la page n’a pas pu s’afficher.</Trans>
      </span>
      <Button size="xs" variant="default" onClick={onRetry}>
        <Trans>Réessayer</Trans>
      </Button>
    </Group>
  </Alert>
)
