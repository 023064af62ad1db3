import type { Transaction } from '@ama/database'
import { stableId, type Role } from '@ama/kernel'

export interface DemonstrationMember {
  readonly email: string
  readonly displayName: string
  readonly organisation: string | null
  readonly establishmentId: string | null
  readonly role: Role
  /** null: the whole network. */
  readonly communityId: string | null
}

/**
 * Adds demonstration members with their roles, thousands in a moment. Who is there already stays as edited since, and
 * a role that was ended stays ended: both have the same id at every start.
 */
export const addDemonstrationMembers = async (
  tx: Transaction,
  members: readonly DemonstrationMember[],
  now: Date,
): Promise<void> => {
  // Their addresses count as proven: the first link of an unproven one ends the sessions that came before.
  const each = <Value>(read: (member: DemonstrationMember) => Value): Value[] => members.map(read)
  const emails = each((member) => member.email)
  await tx.$executeRaw`
    INSERT INTO member (id, email, display_name, organisation, establishment_id, demonstration, email_verified, created_at,
                        updated_at)
    SELECT id, email, name, organisation, establishment, true, true, ${now}, ${now}
      FROM unnest(${each((member) => stableId(`member:${member.email}`))}::uuid[], ${emails}::text[],
                  ${each((member) => member.displayName)}::text[], ${each((member) => member.organisation)}::text[],
                  ${each((member) => member.establishmentId)}::uuid[])
           AS planned(id, email, name, organisation, establishment)
    ON CONFLICT DO NOTHING`
  await tx.$executeRaw`
    INSERT INTO held_role (id, member_id, role, community_id, created_at)
    SELECT planned.id, member.id, planned.role::role, planned.community, ${now}
      FROM unnest(${each((member) => stableId(`role:${member.email}:${member.role}:${member.communityId}`))}::uuid[],
                  ${emails}::text[], ${each((member) => member.role)}::text[],
                  ${each((member) => member.communityId)}::uuid[])
           AS planned(id, email, role, community)
      JOIN member USING (email)
    ON CONFLICT DO NOTHING`
}
