import { Badge, Button, Group } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { MemberName } from '../../../ui/member-name.tsx'
import { useRoleNames } from '../../../ui/role-names.ts'
import { EndRole } from './end-role.tsx'

export const MemberRowFragment = graphql(`
  fragment MemberRow on CommunityMember {
    id
    role
    member {
      id
      displayName
      ...MemberName
    }
  }
`)

interface Props {
  held: FragmentType<typeof MemberRowFragment>
  onEnded: () => void
}

/** One member with one role; the network referent may end it. */
export const MemberRow = ({ held, onEnded }: Props) => {
  const { t } = useLingui()
  const names = useRoleNames()
  const { isNetworkReferent } = useViewer()
  const { id, role, member } = readFragment(MemberRowFragment, held)
  const [asking, setAsking] = useState(false)
  const name = member.displayName
  const roleName = names[role]
  return (
    <Group gap="xs" justify="space-between">
      <Group gap="xs">
        <MemberName member={member} />
        <Badge variant="default" tt="none" fw={500}>
          {roleName}
        </Badge>
      </Group>
      {isNetworkReferent && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t`Retirer ${name} de la communauté (${roleName})`}
          onClick={() => setAsking(true)}
        >
          <Trans>Retirer</Trans>
        </Button>
      )}
      {asking && <EndRole heldRoleId={id} name={name} onClose={() => setAsking(false)} onEnded={onEnded} />}
    </Group>
  )
}
