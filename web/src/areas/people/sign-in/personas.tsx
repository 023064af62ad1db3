import { Alert, Stack, Text, Title } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { signInAsPersona } from '../../../lib/auth.ts'
import { Link } from '../../../ui/link.tsx'
import list from '../../../ui/list.module.css'
import classes from './personas.module.css'
import { useSignInText } from './sign-in-text.ts'

export const PersonaFragment = graphql(`
  fragment Persona on Persona {
    email
    displayName
    description
  }
`)

interface Props {
  personas: readonly FragmentType<typeof PersonaFragment>[]
  returnTo: string
}

/** In the demonstration: try the hub as somebody, with one click. */
export const Personas = ({ personas, returnTo }: Props) => {
  const words = useSignInText()
  const [error, setError] = useState<string | null>(null)
  const enter = async (email: string) => {
    const answer = await signInAsPersona(email)
    if (answer.ok) return window.location.assign(returnTo)
    setError(words(answer.refusal))
  }
  return (
    <section aria-labelledby="personas">
      <Title order={2} size="h4" id="personas">
        <Trans>Démonstration : entrer en tant que…</Trans>
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        <Trans>Ces personnes et leurs établissements sont inventés.</Trans>{' '}
        <Link to="/boite-aux-lettres">
          <Trans>Voir les courriels envoyés par la démonstration</Trans>
        </Link>
      </Text>
      {error && (
        <Alert color="red" role="alert" mb="sm">
          {error}
        </Alert>
      )}
      <Stack component="ul" gap="xs" className={list['plain'] ?? ''}>
        {personas.map((each) => {
          const { email, displayName, description } = readFragment(PersonaFragment, each)
          return (
            <li key={email}>
              <button type="button" className={classes['persona']} onClick={() => void enter(email)}>
                <strong>{displayName}</strong>
                <span lang="fr">{description}</span>
              </button>
            </li>
          )
        })}
      </Stack>
    </section>
  )
}
