import { Group, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { DemonstrationBadge } from '../../../ui/demonstration-badge.tsx'
import { Link } from '../../../ui/link.tsx'
import { UnreadBadge } from '../../../ui/unread-badge.tsx'
import { communityColour } from '../community-colour.ts'
import { RangeFigure } from '../range-figure.tsx'
import classes from './community-card.module.css'

export const CommunityCardFragment = graphql(`
  fragment CommunityCard on Community {
    id
    slug
    name
    demonstration
    viewerBelongs
    unreadThreadCount
    establishmentRange {
      ...RangeFigure
    }
    employeeRange {
      ...RangeFigure
    }
  }
`)

interface Props {
  community: FragmentType<typeof CommunityCardFragment>
  /** Its place among the nine, which gives its colour on the map. */
  index: number
}

/** One community in the list: the equal of the map. */
export const CommunityCard = ({ community, index }: Props) => {
  const card = readFragment(CommunityCardFragment, community)
  return (
    <article className={classes['card']} style={{ '--community': communityColour(index) }}>
      <Group gap="xs">
        <Text component="h3" fw={600}>
          <span className={classes['number']} aria-hidden>
            {index + 1}
          </span>
          <Link to="/communautes/$slug" params={{ slug: card.slug }} underline="hover">
            {card.name}
          </Link>
        </Text>
        {card.demonstration && <DemonstrationBadge />}
        <UnreadBadge count={card.unreadThreadCount} />
      </Group>
      <div className={classes['figures']}>
        <RangeFigure check={card.establishmentRange} unit={<Trans>établissements</Trans>} />
        <RangeFigure check={card.employeeRange} unit={<Trans>salariés</Trans>} />
      </div>
    </article>
  )
}
