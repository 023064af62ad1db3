import { Text } from '@mantine/core'
import { type FragmentType, graphql, readFragment } from '../generated/index.ts'

export const MemberNameFragment = graphql(`
  fragment MemberName on Member {
    id
    displayName
    organisation
    establishment {
      id
      name
    }
  }
`)

/** Who, and from where: "Claire Dubos, EHPAD Les Pins". */
export const MemberName = ({ member }: { member: FragmentType<typeof MemberNameFragment> }) => {
  const { displayName, organisation, establishment } = readFragment(MemberNameFragment, member)
  const from = establishment?.name ?? organisation
  return (
    <span>
      <Text span inherit fw={600}>
        {displayName}
      </Text>
      {from && <>, {from}</>}
    </span>
  )
}
