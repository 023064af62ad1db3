import { catalogue } from '@ama/events'
import type { Item } from '../members/watcher.ts'
import type { LoggedEvent } from './read-log.ts'

/** Who watches, with the rights held all along. */
export interface Viewer {
  readonly memberId: string
  readonly communities: ReadonlySet<string>
  readonly isReferent: boolean
  /** The only community watched; null: all that may be seen. */
  readonly communityId: string | null
}

const views = new Map(catalogue.flatMap(({ type, activity }) => (activity ? [[type, activity] as const] : [])))

const mayWatch = (viewer: Viewer, { audience, communityId, memberIds }: LoggedEvent): boolean => {
  switch (audience) {
    case 'members':
      return memberIds.includes(viewer.memberId)
    case 'network':
      return viewer.communityId === null || viewer.communityId === communityId
    case 'community':
      return (
        communityId !== null &&
        (viewer.isReferent || viewer.communities.has(communityId)) &&
        (viewer.communityId === null || viewer.communityId === communityId)
      )
    default:
      return false
  }
}

/** What a viewer must have been told of these events: this, in this order, and nothing else. */
export const visibleTo = (viewer: Viewer, events: readonly LoggedEvent[]): Item[] =>
  events.flatMap((event) => {
    const view = views.get(event.type)
    if (!view || !mayWatch(viewer, event)) return []
    return [{ position: event.position, kind: view.kind, subject: view.subject === null ? null : event.subjectId }]
  })
