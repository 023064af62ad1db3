import { Badge, Group, Text } from '@mantine/core'
import { Plural, Trans } from '@lingui/react/macro'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { Link } from '../../../ui/link.tsx'
import { MemberName } from '../../../ui/member-name.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { SolvedBadge } from './solved-badge.tsx'
import { ThreadFacts } from './thread-facts.ts'
import classes from './thread-row.module.css'
import { FrenchTitle } from '../../../ui/french-title.tsx'

export const ThreadRowFragment = graphql(`
  fragment ThreadRow on Thread {
    id
    unread
    ...ThreadFacts
  }
`)

interface Props {
  thread: FragmentType<typeof ThreadRowFragment>
  /** In lists across communities. */
  withCommunity?: boolean
}

/** One thread in a list: unread or not, solved or not, who asked, how many answers. */
export const ThreadRow = ({ thread, withCommunity = false }: Props) => {
  const row = readFragment(ThreadRowFragment, thread)
  const facts = readFragment(ThreadFacts, row)
  return (
    <article className={classes['row']} data-unread={row.unread || undefined}>
      <Group gap="xs" wrap="wrap">
        <Text component="h3" className={classes['title']}>
          <Link to="/fils/$id" params={{ id: facts.id }} underline="hover">
            <FrenchTitle>{facts.title}</FrenchTitle>
          </Link>
        </Text>
        {row.unread && (
          <Badge size="sm" tt="none">
            <Trans>nouveau</Trans>
          </Badge>
        )}
        <SolvedBadge solved={facts.solvedAt !== null} />
      </Group>
      <Text size="sm" lineClamp={2} lang="fr">
        {facts.excerpt}
      </Text>
      <Text size="sm" c="dimmed" className={classes['facts']}>
        <MemberName member={facts.author} />
        {withCommunity && (
          <>
            {' · '}
            {facts.community.name}
          </>
        )}
        {' · '}
        <Plural value={facts.answerCount} _0="sans réponse" one="# réponse" other="# réponses" />
        {' · '}
        <Moment at={facts.lastActivityAt} />
        {facts.openToNetwork && (
          <>
            {' · '}
            <Trans>ouvert à tout le réseau</Trans>
          </>
        )}
      </Text>
    </article>
  )
}
