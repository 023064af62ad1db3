import { Text, TextInput } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { Empty } from '../../../ui/empty.tsx'
import list from '../../../ui/list.module.css'
import { QueryState } from '../../../ui/query-state.tsx'
import { MemberRow } from './member-row.tsx'

const longest = 100

const CommunityMembers = graphql(`
  query CommunityMembers($slug: String!, $search: String, $first: Int!) {
    community(slug: $slug) {
      id
      memberCount
      members(first: $first, search: $search) {
        id
        ...MemberRow
      }
    }
  }
`)

/** Who belongs to a community, and as what. */
export const Members = ({ slug }: { slug: string }) => {
  const { t } = useLingui()
  const [search, setSearch] = useState('')
  const words = useDebounced(search.trim(), 300)
  const [result, retry] = useQuery({
    query: CommunityMembers,
    variables: { slug, search: words || null, first: longest },
  })
  const again = () => retry({ requestPolicy: 'network-only' })
  return (
    <QueryState result={result} onRetry={again} lines={5}>
      {({ community }) => {
        const { members = [], memberCount = 0 } = community ?? {}
        return (
          <>
            <Text size="sm" c="dimmed" mb="xs">
              <Plural value={memberCount} one="# membre" other="# membres" />
              {members.length === longest && (
                <>
                  {' · '}
                  <Trans>Seuls les premiers sont affichés : précisez la recherche.</Trans>
                </>
              )}
            </Text>
            {memberCount > 12 && (
              <TextInput
                type="search"
                maw="24rem"
                label={t`Chercher un membre par son nom`}
                value={search}
                onChange={(event) => setSearch(event.currentTarget.value)}
                maxLength={100}
              />
            )}
            {members.length === 0 && (
              <Empty>
                <Trans>Aucun membre à afficher.</Trans>
              </Empty>
            )}
            <ul className={list['plain']}>
              {members.map((member) => (
                <li key={member.id} className={list['line']}>
                  <MemberRow held={member} onEnded={again} />
                </li>
              ))}
            </ul>
          </>
        )
      }}
    </QueryState>
  )
}
