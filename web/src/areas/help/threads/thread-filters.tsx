import { Group, SegmentedControl, TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { IconSearch } from '@tabler/icons-react'
import type { SolvedFilter } from './order-threads.ts'

const toFilter: Record<string, SolvedFilter> = { all: null, open: false, solved: true }
const fromFilter = (solved: SolvedFilter) => (solved === null ? 'all' : solved ? 'solved' : 'open')

interface Props {
  solved: SolvedFilter
  search: string
  onSolved: (solved: SolvedFilter) => void
  onSearch: (search: string) => void
}

/** Which threads to list. */
export const ThreadFilters = ({ solved, search, onSolved, onSearch }: Props) => {
  const { t } = useLingui()
  return (
    <Group gap="sm" mb="sm">
      <SegmentedControl
        aria-label={t`Fils à afficher`}
        value={fromFilter(solved)}
        onChange={(value) => onSolved(toFilter[value] ?? null)}
        data={[
          { value: 'all', label: t`Tous` },
          { value: 'open', label: t`Non résolus` },
          { value: 'solved', label: t`Résolus` },
        ]}
      />
      <TextInput
        type="search"
        flex="1 1 14rem"
        aria-label={t`Rechercher dans les fils de cette communauté`}
        placeholder={t`Rechercher dans les fils`}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
        maxLength={200}
      />
    </Group>
  )
}
