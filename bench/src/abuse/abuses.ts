import { badCursors } from './bad-cursors.ts'
import { binaryFrames } from './binary-frames.ts'
import { largeDocuments } from './large-documents.ts'
import { manySubscriptions } from './many-subscriptions.ts'
import { reconnects } from './reconnects.ts'
import { unreadSockets } from './unread-sockets.ts'

/** Every way to abuse the hub that is measured. */
export const abuses = { badCursors, manySubscriptions, largeDocuments, unreadSockets, binaryFrames, reconnects }

export type AbuseKind = keyof typeof abuses
