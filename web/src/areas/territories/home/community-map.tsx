import { Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useId, useMemo } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { communityColour } from '../community-colour.ts'
import classes from './community-map.module.css'
import { drawMap } from './draw-map.ts'

export const MapCommunityFragment = graphql(`
  fragment MapCommunity on Community {
    id
    slug
    name
    unreadThreadCount
    epcis {
      siren
      name
      longitude
      latitude
    }
  }
`)

/** A sketch of the territory: a cell per intercommunalité, coloured by community. Not an administrative map. */
const CommunityMap = ({ communities }: { communities: readonly FragmentType<typeof MapCommunityFragment>[] }) => {
  const { t } = useLingui()
  const navigate = useNavigate()
  const outline = useId()
  const known = communities.map((community) => readFragment(MapCommunityFragment, community))
  const map = useMemo(() => drawMap(known), [known])
  const open = (slug: string) => void navigate({ to: '/communautes/$slug', params: { slug } })
  return (
    <figure className={classes['figure']}>
      <svg
        viewBox={`0 0 ${map.size} ${map.size}`}
        className={classes['map']}
        role="group"
        aria-label={t`Carte schématique des communautés`}
      >
        <clipPath id={outline}>
          {map.points.map(([x, y]) => (
            <circle key={`${x} ${y}`} cx={x} cy={y} r={map.reach} />
          ))}
        </clipPath>
        {map.areas.map(({ slug, name, cells, centre }, index) => (
          <a
            key={slug}
            href={`/communautes/${slug}`}
            aria-label={`${index + 1} – ${name}`}
            className={classes['area']}
            style={{ '--community': communityColour(index) }}
            onClick={(event) => {
              event.preventDefault()
              open(slug)
            }}
          >
            <title>{name}</title>
            {cells.map((cell) => (
              <path key={cell.siren} d={cell.path} className={classes['cell']} clipPath={`url(#${outline})`} />
            ))}
            <text x={centre[0]} y={centre[1]} className={classes['number']} aria-hidden>
              {index + 1}
            </text>
          </a>
        ))}
      </svg>
      <Text component="figcaption" size="xs" c="dimmed">
        <Trans>Carte schématique : chaque forme représente une intercommunalité. La liste dit la même chose.</Trans>
      </Text>
    </figure>
  )
}

export default CommunityMap
