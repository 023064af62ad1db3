import { Button, Group, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useCommand } from '../../../lib/use-command.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import list from '../../../ui/list.module.css'
import { RemoveWalkInMutation } from './check-in-query.ts'

interface Props {
  id: string
  name: string
  organisation: string | null
}

/** Somebody without account who came; taken back when it was a mistake. */
export const WalkInLine = ({ id, name, organisation }: Props) => {
  const { t } = useLingui()
  const { send, sending, failure } = useCommand(RemoveWalkInMutation, (data) => data.removeWalkIn)
  return (
    <li className={list['line']}>
      <Group justify="space-between" gap="sm">
        <div>
          <Text fw={600} lang="fr">
            {name}
          </Text>
          <Text size="sm" c="dimmed">
            <span lang="fr">{organisation}</span>
            {organisation && ' · '}
            <Trans>venu(e) sans inscription</Trans>
          </Text>
        </div>
        <Button
          variant="subtle"
          size="compact-sm"
          loading={sending}
          aria-label={t`Retirer ${name} de la feuille`}
          onClick={() => void send({ input: { walkInId: id } })}
        >
          <Trans>Retirer</Trans>
        </Button>
      </Group>
      {failure && <FailureAlert failure={failure} />}
    </li>
  )
}
