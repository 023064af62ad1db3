import { Badge, Group, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { Link } from '../../../ui/link.tsx'
import { MemberName } from '../../../ui/member-name.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { SolvedBadge } from '../threads/solved-badge.tsx'
import { FrenchTitle } from '../../../ui/french-title.tsx'

export const ThreadHeadFragment = graphql(`
  fragment ThreadHead on Thread {
    title
    topics
    openToNetwork
    solvedAt
    createdAt
    editedAt
    author {
      ...MemberName
    }
    community {
      id
      slug
      name
    }
  }
`)

/** What the thread is about: title, who asked, when, where. */
export const ThreadHead = ({ thread }: { thread: FragmentType<typeof ThreadHeadFragment> }) => {
  const head = readFragment(ThreadHeadFragment, thread)
  return (
    <header>
      <Text size="sm">
        <Link to="/communautes/$slug" params={{ slug: head.community.slug }}>
          {head.community.name}
        </Link>
      </Text>
      <PageTitle tab={head.title}>
        <FrenchTitle>{head.title}</FrenchTitle>
      </PageTitle>
      <Group gap="xs" my="xs">
        <SolvedBadge solved={Boolean(head.solvedAt)} />
        {head.openToNetwork && (
          <Badge variant="outline" size="sm" tt="none">
            <Trans>ouvert à tout le réseau</Trans>
          </Badge>
        )}
        {head.topics.map((topic) => (
          <Badge key={topic} variant="default" size="sm" tt="none" fw={500} lang="fr">
            {topic}
          </Badge>
        ))}
      </Group>
      <Text size="sm" c="dimmed">
        <MemberName member={head.author} />
        {' · '}
        <Moment at={head.createdAt} exact />
        {head.editedAt && (
          <>
            {' · '}
            <Trans>modifié</Trans> <Moment at={head.editedAt} />
          </>
        )}
      </Text>
    </header>
  )
}
