import { Stack } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Feed } from '../../areas/help/feed/feed.tsx'
import type { SolvedFilter } from '../../areas/help/threads/order-threads.ts'
import { ThreadFilters } from '../../areas/help/threads/thread-filters.tsx'
import { ThreadList } from '../../areas/help/threads/thread-list.tsx'
import { CommunityMeetings } from '../../areas/workshops/home/community-meetings.tsx'
import { useWide } from '../../lib/use-wide.ts'
import { Panel } from '../../ui/panel.tsx'
import type { ThreadSearch } from '../search-params.ts'
import classes from './community-threads.module.css'

const solvedOf = ({ filtre }: ThreadSearch): SolvedFilter => (filtre ? filtre === 'resolus' : null)

/** The threads; beside them, where there is room, what happens now. */
const CommunityThreads = () => {
  const { slug } = useParams({ from: '/signed-in/communautes/$slug/' })
  const search = useSearch({ from: '/signed-in/communautes/$slug/' })
  const navigate = useNavigate({ from: '/communautes/$slug' })
  const wide = useWide()
  const change = (next: ThreadSearch) =>
    void navigate({ to: '/communautes/$slug', params: { slug }, search: next, replace: true })
  const words = search.q ?? ''
  return (
    <div className={classes['sides']}>
      <Panel title={<Trans>Fils d’entraide</Trans>}>
        <ThreadFilters
          solved={solvedOf(search)}
          search={words}
          onSolved={(solved) => {
            const { filtre: _, ...rest } = search
            change(solved === null ? rest : { ...rest, filtre: solved ? 'resolus' : 'non-resolus' })
          }}
          onSearch={(q) => change({ ...search, q })}
        />
        <ThreadList slug={slug} solved={solvedOf(search)} search={words} />
      </Panel>
      {wide && (
        <Stack gap="lg">
          <Panel title={<Trans>Prochaines rencontres</Trans>}>
            <CommunityMeetings slug={slug} />
          </Panel>
          <Panel title={<Trans>Activité en direct</Trans>}>
            <Feed slug={slug} />
          </Panel>
        </Stack>
      )}
    </div>
  )
}

export default CommunityThreads
