/** Who looks, as far as it decides what is seen: told to the baselines in a header, and believed. */
export interface Viewer {
  readonly referent: boolean
  readonly communityIds: readonly string[]
}

const header = 'x-viewer'

export const viewerHeaders = (viewer: Viewer): Record<string, string> => ({ [header]: JSON.stringify(viewer) })

export const viewerOf = (request: Request): Viewer => JSON.parse(request.headers.get(header) ?? 'null')

/** Sees everything of this community, and not only what is open to the network. */
export const belongs = ({ referent, communityIds }: Viewer, communityId: string): boolean =>
  referent || communityIds.includes(communityId)
