import { Group, Text } from '@mantine/core'
import { type FragmentType, readFragment } from '../../../generated/index.ts'
import { Link } from '../../../ui/link.tsx'
import { SeatsText } from '../seats-text.tsx'
import { StateBadge } from '../state-badge.tsx'
import { When } from '../when.tsx'
import { WorkshopFacts } from '../workshop-facts.ts'
import { FrenchTitle } from '../../../ui/french-title.tsx'

/** One workshop in a list: when, where, for whom, how many seats. */
export const WorkshopRow = ({ workshop }: { workshop: FragmentType<typeof WorkshopFacts> }) => {
  const facts = readFragment(WorkshopFacts, workshop)
  const place = [facts.commune?.name, ...facts.communities.map(({ name }) => name)].filter(Boolean).join(' · ')
  return (
    <article>
      <Group gap="xs">
        <Text component="h3" fw={600}>
          <Link to="/ateliers/$id" params={{ id: facts.id }} underline="hover">
            <FrenchTitle>{facts.title}</FrenchTitle>
          </Link>
        </Text>
        <StateBadge state={facts.state} />
      </Group>
      <Text size="sm">
        <When startsAt={facts.startsAt} endsAt={facts.endsAt} />
      </Text>
      <Text size="sm" c="dimmed">
        {place} · <SeatsText seats={facts.seats} seatsTaken={facts.seatsTaken} waitingCount={facts.waitingCount} />
      </Text>
    </article>
  )
}
