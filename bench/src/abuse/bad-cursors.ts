import { randomBytes, randomUUID } from 'node:crypto'
import type { Abuse } from './abuse.ts'
import { keepOpen } from './raw-socket.ts'

const query = 'subscription ($after: String) { activity(after: $after) { cursor kind } }'

const base64 = (text: string): string => Buffer.from(text).toString('base64url')

/** Of another hub, from the future, forged. */
const forge = (cursor: string): (() => string)[] => {
  const [logId = '', position = ''] = Buffer.from(cursor, 'base64url').toString().split(':')
  return [
    () => base64(`${randomUUID()}:${position}`),
    () => base64(`${logId}:${Number(position) + 1_000_000}`),
    () => randomBytes(30).toString('base64url'),
  ]
}

/** Subscribes from where no event ever was, and gives it up when it was answered. */
export const badCursors: Abuse = {
  name: 'bad cursors',
  perSecond: 50,
  refusal: 'RESYNC',
  beside: [],
  begin: (target, note) => {
    const socket = keepOpen(target)
    const cursors = forge(target.cursor)
    let asked = 0
    return {
      once: async () => {
        const { ask, send } = await socket.get()
        const after = cursors[asked++ % cursors.length]?.()
        const id = String(asked)
        note(await ask(id, { query, variables: { after } }))
        send({ type: 'complete', id })
      },
      end: socket.end,
    }
  },
}
