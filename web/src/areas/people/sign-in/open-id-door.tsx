import { Alert, Button, Stack } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { startOpenId } from '../../../lib/auth.ts'
import { useSignInText } from './sign-in-text.ts'

/** Through the OpenID Connect provider that this hub is told to trust, such as ProConnect. */
export const OpenIdDoor = ({ name, returnTo }: { name: string; returnTo: string }) => {
  const words = useSignInText()
  const [going, setGoing] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const go = async () => {
    setGoing(true)
    const answer = await startOpenId(returnTo)
    if (answer.ok) return window.location.assign(answer.value.url)
    setGoing(false)
    setError(words(answer.refusal))
  }
  return (
    <Stack gap="sm">
      <Button variant="default" loading={going} onClick={() => void go()}>
        <Trans>Se connecter avec {name}</Trans>
      </Button>
      {error && (
        <Alert color="red" role="alert">
          {error}
        </Alert>
      )}
    </Stack>
  )
}
