import { Alert, Button, Stack, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { askForLink } from '../../../lib/auth.ts'
import { keepReturnPath } from '../../../lib/return-to.ts'
import { useSignInText } from './sign-in-text.ts'
import { Form } from '../../../ui/form.tsx'

/** Asks for a sign-in link by e-mail. The answer is the same whether or not the address is known. */
export const LinkForm = ({ returnTo }: { returnTo: string }) => {
  const { t } = useLingui()
  const words = useSignInText()
  const [email, setEmail] = useState('')
  const [sending, setSending] = useState(false)
  const [sent, setSent] = useState(false)
  const [error, setError] = useState<string | null>(null)

  const ask = async () => {
    if (!/^\S+@\S+\.\S+$/.test(email.trim())) return setError(t`Indiquez votre adresse de courriel.`)
    setError(null)
    setSending(true)
    keepReturnPath(returnTo)
    const answer = await askForLink(email.trim())
    setSending(false)
    setSent(answer.ok)
    if (!answer.ok) setError(words(answer.refusal))
  }
  return (
    <Form onSubmit={() => void ask()}>
      <Stack gap="sm" align="stretch">
        <TextInput
          type="email"
          autoComplete="email"
          label={t`Votre adresse de courriel professionnelle`}
          description={t`Vous recevrez un lien de connexion, valable une fois, pendant quinze minutes.`}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={error}
          required
          withAsterisk={false}
        />
        <Button type="submit" loading={sending}>
          <Trans>Recevoir mon lien</Trans>
        </Button>
        <div role="status">
          {sent && (
            <Alert color="green">
              <Trans>
                Si cette adresse est connue du réseau, un courriel vient de partir. Pensez à regarder dans les
                indésirables.
              </Trans>
            </Alert>
          )}
        </div>
      </Stack>
    </Form>
  )
}
