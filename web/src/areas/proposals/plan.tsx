import { Group, NativeSelect, Stack, Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql, readFragment } from '../../generated/index.ts'
import { usePageCursor } from '../../lib/use-page-cursor.ts'
import { Empty } from '../../ui/empty.tsx'
import { Link } from '../../ui/link.tsx'
import list from '../../ui/list.module.css'
import { LoadMore } from '../../ui/load-more.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { ProposalFacts } from './proposal-facts.ts'
import { StateBadge } from './proposal-state.tsx'
import { FrenchTitle } from '../../ui/french-title.tsx'

const PlanQuery = graphql(`
  query Plan($theme: String, $partner: String, $after: String) {
    proposals(theme: $theme, partner: $partner, first: 20, after: $after) {
      edges {
        node {
          id
          ...ProposalFacts
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    proposalThemes {
      name
      count
      done
    }
    proposalPartners {
      name
      count
      done
    }
  }
`)

interface Props {
  theme: string
  partner: string
  onChoose: (choice: { theme: string; partner: string }) => void
}

/** The plan: how far each theme is, and its proposals by theme and by partner, the most supported first. */
export const Plan = ({ theme, partner, onChoose }: Props) => {
  const { t } = useLingui()
  const [after, goOn] = usePageCursor(`${theme}|${partner}`)
  const variables = { theme: theme || null, partner: partner || null, after }
  const [result, retry] = useQuery({ query: PlanQuery, variables })
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })}>
      {({ proposals: { edges, pageInfo }, proposalThemes, proposalPartners }) => (
        <Stack gap="md">
          {proposalThemes.length > 0 && (
            <Group align="end">
              <NativeSelect
                label={t`Thème`}
                value={theme}
                onChange={({ currentTarget: { value } }) => onChoose({ theme: value, partner })}
                data={[
                  { value: '', label: t`Tous les thèmes` },
                  ...proposalThemes.map(({ name, count, done }) => ({
                    value: name,
                    label: t`${name} (${done}/${count} réalisées)`,
                  })),
                ]}
              />
              <NativeSelect
                label={t`Partenaire`}
                value={partner}
                onChange={({ currentTarget: { value } }) => onChoose({ theme, partner: value })}
                data={[
                  { value: '', label: t`Tous les partenaires` },
                  ...proposalPartners.map(({ name, count, done }) => ({
                    value: name,
                    label: t`${name} (${done}/${count} réalisées)`,
                  })),
                ]}
              />
            </Group>
          )}
          {edges.length === 0 ? (
            <Empty>
              <Trans>Aucune proposition pour le moment. La première peut être la vôtre.</Trans>
            </Empty>
          ) : (
            <ul className={list['plain']}>
              {edges.map(({ node }) => {
                const facts = readFragment(ProposalFacts, node)
                return (
                  <li key={node.id} className={list['line']}>
                    <Group gap="xs">
                      <Link to="/plan/$id" params={{ id: facts.id }}>
                        <FrenchTitle>{facts.title}</FrenchTitle>
                      </Link>
                      <StateBadge state={facts.state} />
                    </Group>
                    <Text size="sm" c="dimmed">
                      <span lang="fr">{[facts.theme, ...facts.partners].join(' · ')}</span>
                      {' · '}
                      <Plural value={facts.supportCount} _0="aucun soutien" one="# soutien" other="# soutiens" />
                    </Text>
                  </li>
                )
              })}
            </ul>
          )}
          <LoadMore pageInfo={pageInfo} loading={result.fetching} onMore={goOn} />
        </Stack>
      )}
    </QueryState>
  )
}
