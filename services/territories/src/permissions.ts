import { isNetworkReferent, type Actor } from '@ama/kernel'

/** Names and perimeters of communities are the référente réseau's alone: she accompanies all nine. */
export const mayEditCommunity = (actor: Actor): boolean => isNetworkReferent(actor)
