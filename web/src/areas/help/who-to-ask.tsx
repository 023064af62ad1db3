import { Badge, Group, Text } from '@mantine/core'
import { Plural, Trans } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql } from '../../generated/index.ts'
import { Empty } from '../../ui/empty.tsx'
import list from '../../ui/list.module.css'
import { MemberName } from '../../ui/member-name.tsx'
import { QueryState } from '../../ui/query-state.tsx'

const WhoToAskQuery = graphql(`
  query WhoToAsk($slug: String!) {
    community(slug: $slug) {
      id
      whoToAsk {
        topic
        solvedCount
        member {
          id
          ...MemberName
        }
      }
    }
  }
`)

/** Members whose answers solved threads, by topic. */
export const WhoToAsk = ({ slug }: { slug: string }) => {
  const [result, retry] = useQuery({ query: WhoToAskQuery, variables: { slug } })
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })}>
      {({ community }) => {
        const experts = community?.whoToAsk ?? []
        if (experts.length === 0) {
          return (
            <Empty>
              <Trans>Dès qu’une réponse aura résolu une demande, son auteur apparaîtra ici, avec le thème.</Trans>
            </Empty>
          )
        }
        return (
          <ul className={list['plain']}>
            {experts.map(({ topic, solvedCount, member }) => (
              <li key={`${topic} ${member.id}`} className={list['line']}>
                <Group gap="xs">
                  <Badge variant="light" tt="none" fw={500} lang="fr">
                    {topic}
                  </Badge>
                  <MemberName member={member} />
                  <Text size="sm" c="dimmed">
                    <Plural value={solvedCount} one="# demande résolue" other="# demandes résolues" />
                  </Text>
                </Group>
              </li>
            ))}
          </ul>
        )
      }}
    </QueryState>
  )
}
