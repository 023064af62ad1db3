import { Alert, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useSearch } from '@tanstack/react-router'
import { useOpenIdText } from '../../areas/people/sign-in/sign-in-text.ts'
import { Doors } from '../../areas/people/sign-in/doors.tsx'
import { safePath } from '../../lib/return-to.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { Outside } from './outside.tsx'

const SignInPage = () => {
  const { t } = useLingui()
  const { retour, error } = useSearch({ from: '/connexion' })
  const openIdText = useOpenIdText()
  return (
    <Outside>
      <Stack gap="lg">
        <PageTitle tab={t`Connexion`}>
          <Trans>Se connecter</Trans>
        </PageTitle>
        <Text c="dimmed">
          <Trans>
            L’entraide entre les établissements des communautés AMA des Landes. On y entre sur invitation d’un
            établissement ou de la référente réseau.
          </Trans>
        </Text>
        {error && (
          <Alert color="red" role="alert">
            {openIdText(error)}
          </Alert>
        )}
        <Doors returnTo={safePath(retour)} />
      </Stack>
    </Outside>
  )
}

export default SignInPage
