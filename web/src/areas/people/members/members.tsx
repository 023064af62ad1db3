import { Badge, Group } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql } from '../../generated/index.ts'
import { Empty } from '../../ui/empty.tsx'
import list from '../../ui/list.module.css'
import { MemberName } from '../../ui/member-name.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { useRoleNames } from './roles.ts'

const CommunityMembers = graphql(`
  query CommunityMembers($slug: String!) {
    community(slug: $slug) {
      id
      members {
        id
        role
        member {
          id
          ...MemberName
        }
      }
    }
  }
`)

/** Who belongs to a community, and as what. */
export const Members = ({ slug }: { slug: string }) => {
  const names = useRoleNames()
  const [result, retry] = useQuery({ query: CommunityMembers, variables: { slug } })
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={5}>
      {({ community }) => {
        const members = community?.members ?? []
        if (members.length === 0) {
          return (
            <Empty>
              <Trans>Aucun membre à afficher.</Trans>
            </Empty>
          )
        }
        return (
          <ul className={list['plain']}>
            {members.map(({ id, role, member }) => (
              <li key={id} className={list['line']}>
                <Group gap="xs">
                  <MemberName member={member} />
                  <Badge variant="default" tt="none" fw={500}>
                    {names[role]}
                  </Badge>
                </Group>
              </li>
            ))}
          </ul>
        )
      }}
    </QueryState>
  )
}
