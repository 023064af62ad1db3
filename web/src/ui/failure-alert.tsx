import { Alert, Button, Group } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Failure } from '../lib/failure.ts'
import { useFailureText } from './failure-text.tsx'

/** Why something did not happen, with the way to try again where trying again makes sense. */
export const FailureAlert = ({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) => {
  const text = useFailureText()
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} role="alert">
      <Group justify="space-between" gap="sm">
        <span>{text(failure)}</span>
        {failure.kind === 'outdated' ? (
          <Button size="xs" variant="default" onClick={() => window.location.reload()}>
            <Trans>Recharger la page</Trans>
          </Button>
        ) : (
          onRetry && (
            <Button size="xs" variant="default" onClick={onRetry}>
              <Trans>Réessayer</Trans>
            </Button>
          )
        )}
      </Group>
    </Alert>
  )
}
