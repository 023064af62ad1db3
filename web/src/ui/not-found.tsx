import { Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { ButtonLink } from './link.tsx'
import { PageTitle } from './page-title.tsx'

/** Nothing is here, or nothing that the viewer may see: the two are told alike. */
export const NotFound = () => {
  const { t } = useLingui()
  return (
    <Stack align="flex-start">
      <PageTitle tab={t`Page introuvable`}>
        <Trans>Cette page n’existe pas</Trans>
      </PageTitle>
      <Text>
        <Trans>L’adresse est fausse, ou ce contenu ne vous est pas accessible.</Trans>
      </Text>
      <ButtonLink to="/">
        <Trans>Retourner à l’accueil</Trans>
      </ButtonLink>
    </Stack>
  )
}
