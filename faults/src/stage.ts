import { type Member, type Members, openMembers, uuidOf } from './members/member.ts'
import { openPlaces, type Places } from './members/places.ts'
import { openPost, type Post } from './members/send.ts'
import { cursorAt, openWatcher, type Watcher } from './members/watcher.ts'
import type { Site } from './site/open-site.ts'
import { readHead } from './truth/read-log.ts'
import type { Viewer } from './truth/visible.ts'

/** A running hub with the members who use it. */
export interface Stage {
  readonly site: Site
  readonly members: Members
  readonly places: Places
  readonly post: Post
  /** A dozen watchers of different rights, half on each gateway, from now on. */
  openWatchers(): Promise<Watcher[]>
  viewerOf(watcher: Watcher): Viewer
}

const readRoles = async ({ pool }: Site): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const { rows } = await pool.query<{ member: string; communities: string[] }>(
    `SELECT member_id AS member, array_agg(community_id) AS communities FROM held_role
      WHERE ended_at IS NULL AND community_id IS NOT NULL GROUP BY member_id`,
  )
  return new Map(rows.map(({ member, communities }) => [member, new Set(communities)]))
}

export const openStage = async (site: Site): Promise<Stage> => {
  const members = await openMembers(site)
  const places = await openPlaces(site, members.referente)
  const ports = site.gateways.map(({ port }) => port)
  const roles = await readRoles(site)
  const { directrice, ambassadrice, directeur, referente, greta } = members
  const watching: readonly [Member, string | null][] = [
    [directrice, null],
    [ambassadrice, places.marsan],
    [directeur, null],
    [referente, null],
    [referente, places.dax],
    [greta, null],
  ]
  return {
    site,
    members,
    places,
    post: openPost(ports),
    openWatchers: async () => {
      const { logId, position } = await readHead(site.pool)
      return site.gateways.flatMap(({ name, port }) =>
        watching.map(([member, community], index) =>
          openWatcher({
            name: `${member.name} (${index + 1}) on ${name}`,
            member,
            community,
            ports: [port, ...ports.filter((other) => other !== port)],
            after: cursorAt(logId, position),
          }),
        ),
      )
    },
    viewerOf: ({ memberId, communityId }) => ({
      memberId,
      communityId,
      communities: roles.get(memberId) ?? new Set(),
      isReferent: memberId === referente.id,
    }),
  }
}

export const workshopOf = ({ places }: Stage): { workshopId: string; communityIds: string[] } => ({
  workshopId: uuidOf(places.workshop),
  communityIds: [uuidOf(places.marsan), uuidOf(places.dax)],
})
