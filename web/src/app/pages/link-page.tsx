import { Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useSearch } from '@tanstack/react-router'
import { LinkDoor } from '../../areas/people/sign-in/link-door.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Outside } from './outside.tsx'

const LinkPage = () => {
  const { t } = useLingui()
  const { jeton } = useSearch({ from: '/connexion/lien' })
  return (
    <Outside>
      <Stack gap="lg">
        <PageTitle tab={t`Connexion`}>
          <Trans>Bienvenue</Trans>
        </PageTitle>
        <LinkDoor token={jeton} />
      </Stack>
    </Outside>
  )
}

export default LinkPage
