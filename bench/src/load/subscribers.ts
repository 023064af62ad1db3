import { openSubscriber } from '../clients/open-subscriber.ts'
import { inParallel } from '../in-parallel.ts'
import type { Task } from './task.ts'
import { createTracker, type Tracker } from './tracker.ts'

/** What a frame carries, whatever is around it. */
const payloadOf = (frame: string): string => /\{"cursor":.*?"Question \d{6}"\}\}/.exec(frame)?.[0] ?? ''

export interface Subscribers {
  readonly count: number
  readonly tracker: Tracker
  /** The payload of the last item that the first of them got. */
  sample(): string
}

/** Opens all, and counts what they get. A subscriber that hears anything but items ends the program. */
export const connectAll = async ({
  servers,
  tokens,
  after,
}: Extract<Task, { do: 'connect' }>): Promise<Subscribers> => {
  const tracker = createTracker(tokens.length)
  let frame = ''
  const open = async (index: number): Promise<void> => {
    const server = servers[index % servers.length]
    if (!server) throw new Error('There is no server to connect to')
    await openSubscriber(server, {
      token: tokens[index] ?? '',
      after,
      ears: {
        item: (number, bytes, start, end) => {
          tracker.note(index, number)
          if (index === 0) frame = bytes.toString('utf8', start, end)
        },
        other: (text) => {
          throw new Error(`A subscriber got ${text}`)
        },
        closed: (code) => {
          throw new Error(`A subscriber was closed with ${code}`)
        },
      },
    })
  }
  let next = 0
  await inParallel(50, tokens.length, () => open(next++))
  return { count: tokens.length, tracker, sample: () => payloadOf(frame) }
}
