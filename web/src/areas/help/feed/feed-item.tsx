import { Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { Link } from '../../../ui/link.tsx'
import { MemberName } from '../../../ui/member-name.tsx'
import { Moment } from '../../../ui/moment.tsx'
import classes from './feed-item.module.css'
import { FrenchTitle } from '../../../ui/french-title.tsx'

export const FeedItemFragment = graphql(`
  fragment FeedItem on Activity {
    cursor
    kind
    occurredAt
    actor {
      id
      ...MemberName
    }
    subject {
      ... on Thread {
        id
        title
      }
      ... on Answer {
        id
        thread {
          id
          title
        }
      }
      ... on Workshop {
        id
        title
      }
      ... on DatePoll {
        id
        title
      }
    }
  }
`)

/** One thing that happened, in a sentence. */
export const FeedItem = ({ item }: { item: FragmentType<typeof FeedItemFragment> }) => {
  const { kind, occurredAt, actor, subject } = readFragment(FeedItemFragment, item)
  const thread = subject?.__typename === 'Answer' ? subject.thread : subject?.__typename === 'Thread' ? subject : null
  if (subject?.__typename === 'Workshop') return <WorkshopItem kind={kind} at={occurredAt} workshop={subject} />
  if (subject?.__typename === 'DatePoll') return <PollItem at={occurredAt} poll={subject} />
  if (!thread) return null
  const who = actor ? <MemberName member={actor} /> : <Trans>Quelqu’un</Trans>
  const what = (
    <Link to="/fils/$id" params={{ id: thread.id }}>
      <FrenchTitle>{thread.title}</FrenchTitle>
    </Link>
  )
  return (
    <div className={classes['item']}>
      <Text size="sm">
        {kind === 'THREAD_ASKED' && (
          <Trans>
            {who} demande : {what}
          </Trans>
        )}
        {kind === 'THREAD_ANSWERED' && (
          <Trans>
            {who} a répondu à {what}
          </Trans>
        )}
        {kind === 'THREAD_SOLVED' && (
          <Trans>
            {who} a marqué comme résolu : {what}
          </Trans>
        )}
        {kind === 'THREAD_REOPENED' && (
          <Trans>
            {who} a rouvert : {what}
          </Trans>
        )}
      </Text>
      <Text size="xs" c="dimmed">
        <Moment at={occurredAt} />
      </Text>
    </div>
  )
}

interface WorkshopItemProps {
  kind: string
  at: string
  workshop: { id: string; title: string }
}

const WorkshopItem = ({ kind, at, workshop }: WorkshopItemProps) => {
  const what = (
    <Link to="/ateliers/$id" params={{ id: workshop.id }}>
      <FrenchTitle>{workshop.title}</FrenchTitle>
    </Link>
  )
  return (
    <div className={classes['item']}>
      <Text size="sm">
        {kind === 'WORKSHOP_PUBLISHED' && <Trans>Nouvelle rencontre : {what}</Trans>}
        {kind === 'WORKSHOP_MOVED' && <Trans>Rencontre déplacée : {what}</Trans>}
        {kind === 'WORKSHOP_CANCELLED' && <Trans>Rencontre annulée : {what}</Trans>}
        {kind === 'MINUTES_PUBLISHED' && <Trans>Compte rendu publié : {what}</Trans>}
      </Text>
      <Text size="xs" c="dimmed">
        <Moment at={at} />
      </Text>
    </div>
  )
}

const PollItem = ({ at, poll }: { at: string; poll: { id: string; title: string } }) => (
  <div className={classes['item']}>
    <Text size="sm">
      <Trans>
        On cherche une date :{' '}
        <Link to="/sondages/$id" params={{ id: poll.id }}>
          <FrenchTitle>{poll.title}</FrenchTitle>
        </Link>
      </Trans>
    </Text>
    <Text size="xs" c="dimmed">
      <Moment at={at} />
    </Text>
  </div>
)
