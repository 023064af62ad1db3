import { Button, Container, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { PageTitle } from '../../ui/page-title.tsx'

/** A page that could not be shown, most often because the site was renewed since it was opened. */
export const PageBroken = () => {
  const { t } = useLingui()
  return (
    <Container component="main" size="sm" py="xl">
      <Stack align="flex-start">
        <PageTitle tab={t`Erreur`}>
          <Trans>Cette page n’a pas pu s’afficher</Trans>
        </PageTitle>
        <Text>
          <Trans>Le site a peut-être été mis à jour, ou la connexion s’est interrompue.</Trans>
        </Text>
        <Button onClick={() => window.location.reload()}>
          <Trans>Recharger la page</Trans>
        </Button>
      </Stack>
    </Container>
  )
}
