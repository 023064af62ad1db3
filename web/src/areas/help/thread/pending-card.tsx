import { Button, Group, Loader, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useViewer } from '../../../lib/viewer.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import type { PendingAnswer } from './outbox.ts'
import classes from './answer-card.module.css'

interface Props {
  pending: PendingAnswer
  onRetry: () => void
  onGiveBack: () => void
}

/** The viewer's answer while it is on its way, or when it did not arrive. */
export const PendingCard = ({ pending, onRetry, onGiveBack }: Props) => {
  const { displayName } = useViewer()
  return (
    <article className={classes['card']} aria-busy={pending.failure === null}>
      <Group gap="xs" mb="xs">
        <Text size="sm" c="dimmed">
          <strong>{displayName}</strong>
          {!pending.failure && (
            <>
              {' · '}
              <Trans>envoi…</Trans>
            </>
          )}
        </Text>
        {!pending.failure && <Loader size={14} aria-hidden />}
      </Group>
      <div className={classes['plain']} lang="fr">
        {pending.body}
      </div>
      {pending.failure && (
        <Group mt="sm" align="flex-start">
          <FailureAlert failure={pending.failure} onRetry={onRetry} />
          <Button variant="subtle" size="compact-sm" onClick={onGiveBack}>
            <Trans>Reprendre le texte</Trans>
          </Button>
        </Group>
      )}
    </article>
  )
}
