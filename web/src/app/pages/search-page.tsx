import { Stack, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { SearchThreads } from '../../areas/help/threads/search-threads.tsx'
import { useDebounced } from '../../lib/use-debounced.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { Panel } from '../../ui/panel.tsx'

const SearchPage = () => {
  const { t } = useLingui()
  const { q } = useSearch({ from: '/signed-in/recherche' })
  const navigate = useNavigate()
  const words = useDebounced(q.trim(), 300)
  return (
    <Stack gap="lg">
      <PageTitle tab={t`Recherche`}>
        <Trans>Rechercher dans l’entraide</Trans>
      </PageTitle>
      <TextInput
        type="search"
        label={t`Mots à chercher, dans les questions et les réponses de vos communautés`}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={q}
        maxLength={200}
        onChange={(event) =>
          void navigate({ to: '/recherche', search: { q: event.currentTarget.value }, replace: true })
        }
      />
      {words !== '' && (
        <Panel title={<Trans>Résultats</Trans>}>
          <SearchThreads words={words} />
        </Panel>
      )}
    </Stack>
  )
}

export default SearchPage
