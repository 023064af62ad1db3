import { Button, Group, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { signedOut } from '../../lib/connection.ts'
import { useStore } from '../../lib/store.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ButtonLink } from '../../ui/link.tsx'

/** The session ended under the page: one signs in again and comes back here, with what was written. Asked each time. */
export const SignedOutPrompt = () => (useStore(signedOut) ? <Prompt /> : null)

const Prompt = () => {
  const [put, setPut] = useState(false)
  const path = useRouterState({ select: ({ location }) => location.href })
  if (put) return <Reminder onOpen={() => setPut(false)} />
  return (
    <Dialog title={<Trans>Votre session est terminée</Trans>} onClose={() => setPut(true)}>
      <Text mb="md">
        <Trans>Reconnectez-vous pour continuer : vous reviendrez ici, et ce que vous écriviez est gardé.</Trans>
      </Text>
      <Group>
        <ButtonLink to="/connexion" search={{ retour: path }} reloadDocument>
          <Trans>Me reconnecter</Trans>
        </ButtonLink>
        <Button variant="default" onClick={() => setPut(true)}>
          <Trans>Rester sur la page</Trans>
        </Button>
      </Group>
    </Dialog>
  )
}

const Reminder = ({ onOpen }: { onOpen: () => void }) => (
  <Button
    color="red.9"
    style={{
      position: 'fixed',
      insetInline: 0,
      bottom: '1rem',
      marginInline: 'auto',
      width: 'max-content',
      zIndex: 20,
    }}
    onClick={onOpen}
  >
    <Trans>Session terminée : me reconnecter</Trans>
  </Button>
)
