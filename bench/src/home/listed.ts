import { catalogue } from '@ama/events'

/** The events that a community's feed lists: how members see them, and what they are about. */
export const listed = catalogue.flatMap(({ type, activity }) =>
  activity?.feed ? [{ type, kind: activity.kind, subject: activity.subject, actor: activity.actor !== 'hidden' }] : [],
)

export const listedTypes: readonly string[] = listed.map(({ type }) => type)
