import { Text } from '@mantine/core'
import { Plural, Trans } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql, readFragment } from '../../../generated/index.ts'
import { Link } from '../../../ui/link.tsx'
import list from '../../../ui/list.module.css'
import { DayAndHour } from '../../../ui/day-and-hour.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { PollFacts } from './poll-fragment.ts'
import { FrenchTitle } from '../../../ui/french-title.tsx'

const OpenPollsQuery = graphql(`
  query OpenPolls {
    datePolls(open: true) {
      id
      ...PollFacts
    }
  }
`)

/** Dates that are looked for in the member's communities; nothing when there are none. */
export const OpenPolls = () => {
  const [{ data }] = useQuery({ query: OpenPollsQuery })
  const polls = data?.datePolls ?? []
  if (polls.length === 0) return null
  return (
    <Panel title={<Trans>Quelle date vous convient ?</Trans>}>
      <ul className={list['plain']}>
        {polls.map((poll) => {
          const { id, title, closesAt, answererCount, communities } = readFragment(PollFacts, poll)
          return (
            <li key={id} className={list['line']}>
              <Link to="/sondages/$id" params={{ id }}>
                <FrenchTitle>{title}</FrenchTitle>
              </Link>
              <Text size="sm" c="dimmed">
                <span lang="fr">{communities.map(({ name }) => name).join(' · ')}</span>
                {' · '}
                <Plural value={answererCount} _0="aucune réponse" one="# réponse" other="# réponses" />
                {' · '}
                <Trans>
                  jusqu’au <DayAndHour at={closesAt} />
                </Trans>
              </Text>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
