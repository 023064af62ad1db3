import { Alert, Button, Stack, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { signInWithLink, type SignInRefusal } from '../../../lib/auth.ts'
import { takeReturnPath } from '../../../lib/return-to.ts'
import { ButtonLink } from '../../../ui/link.tsx'
import { useSignInText } from './sign-in-text.ts'

/** Where the link of the e-mail leads. It asks for a click: programs that scan mails follow links, but don't click. */
export const LinkDoor = ({ token }: { token: string }) => {
  const words = useSignInText()
  const [entering, setEntering] = useState(false)
  const [refusal, setRefusal] = useState<SignInRefusal | null | undefined>()
  const enter = async () => {
    setEntering(true)
    const answer = await signInWithLink(token)
    if (answer.ok) return window.location.replace(takeReturnPath())
    setEntering(false)
    setRefusal(answer.refusal)
  }
  const spent = token === '' || (refusal && [400, 410].includes(refusal.status))
  if (spent) {
    return (
      <Stack align="flex-start">
        <Alert color="yellow" role="alert">
          <Trans>Ce lien a déjà servi, ou a expiré : il vaut une seule fois, pendant quinze minutes.</Trans>
        </Alert>
        <ButtonLink to="/connexion">
          <Trans>Demander un nouveau lien</Trans>
        </ButtonLink>
      </Stack>
    )
  }
  return (
    <Stack align="flex-start">
      <Text>
        <Trans>Vous êtes à un clic de vos communautés.</Trans>
      </Text>
      <Button loading={entering} onClick={() => void enter()}>
        <Trans>Me connecter</Trans>
      </Button>
      {refusal !== undefined && (
        <Alert color="red" role="alert">
          {words(refusal)}
        </Alert>
      )}
    </Stack>
  )
}
