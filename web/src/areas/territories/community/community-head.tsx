import { Group, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { DemonstrationBadge } from '../../../ui/demonstration-badge.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { RangeFigure } from '../range-figure.tsx'

export const CommunityHeadFragment = graphql(`
  fragment CommunityHead on Community {
    id
    name
    demonstration
    establishmentRange {
      ...RangeFigure
    }
    employeeRange {
      ...RangeFigure
    }
    epcis {
      siren
      name
    }
  }
`)

/** Which community this is, its size and its ground. */
export const CommunityHead = ({ community }: { community: FragmentType<typeof CommunityHeadFragment> }) => {
  const head = readFragment(CommunityHeadFragment, community)
  return (
    <header>
      <Group gap="sm">
        <PageTitle tab={head.name}>{head.name}</PageTitle>
        {head.demonstration && <DemonstrationBadge />}
      </Group>
      <Group gap="0.25rem 1.25rem">
        <RangeFigure check={head.establishmentRange} unit={<Trans>établissements</Trans>} />
        <RangeFigure check={head.employeeRange} unit={<Trans>salariés</Trans>} />
      </Group>
      <Text size="sm" c="dimmed">
        {head.epcis.map((epci) => epci.name).join(' · ')}
      </Text>
    </header>
  )
}
