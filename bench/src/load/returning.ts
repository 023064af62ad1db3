import { openSubscriber } from '../clients/open-subscriber.ts'
import type { OpenSocket } from '../clients/open-socket.ts'
import { inParallel } from '../in-parallel.ts'

/** As the web waits when the server went (web/src/lib/live/retry.ts): anywhere within 3 s, 6 s, 12 s, 15 s. */
export const retryDelay = (retries: number, random = Math.random): number =>
  random() * Math.min(15_000, 3_000 * 2 ** retries)

/** What became of one who had to come back. Milliseconds. */
export interface Return {
  /** From the loss of its connection, with the wait before it tried. */
  readonly sinceLoss: number
  /** From the beginning of the attempt that succeeded. */
  readonly sinceAttempt: number
}

interface Client {
  readonly token: string
  socket: OpenSocket | null
  /** The last event seen; null: whatever comes next is the first. */
  last: number | null
  /** Where to go on from; null: from what happens now. */
  cursor: string | null
  lostAt: number
  attemptAt: number
  /** Back when an event of this number or a later one is seen: it was written after the server was asked. */
  backAt: number | null
  retries: number
}

const cursorOf = (frame: string): string | null => /"cursor":"([^"]+)"/.exec(frame)?.[1] ?? null

/** Subscribers that come back by themselves when their connection is lost, and check that they miss nothing. */
export const createReturning = (communityId: string, tokens: readonly string[], next: () => number) => {
  const counts = { missing: 0, doubled: 0, resynced: 0, refused: 0 }
  const cursors = new Map<number, string>()
  let [url, withCursor, ended] = ['', true, false]
  let returned: Return[] = []
  let newest = 0

  const clients = tokens.map((token): Client => ({
    token,
    socket: null,
    last: null,
    cursor: null,
    lostAt: 0,
    attemptAt: 0,
    backAt: null,
    retries: 0,
  }))

  const see = (client: Client, number: number, frame: () => string): void => {
    if (number > newest) {
      newest = number
      const cursor = cursorOf(frame())
      if (cursor) cursors.set(number, cursor)
    }
    const { last, backAt } = client
    if (last !== null && number <= last) counts.doubled += 1
    else if (last !== null && number > last + 1) counts.missing += number - last - 1
    client.last = last === null ? number : Math.max(last, number)
    if (backAt === null || number < backAt) return
    const now = performance.now()
    client.backAt = null
    returned.push({ sinceLoss: now - client.lostAt, sinceAttempt: now - client.attemptAt })
  }

  /** RESYNC: what is on the screen is fetched anew, then it goes on from here. */
  const hearOther = (client: Client, text: string): void => {
    if (!text.includes('"RESYNC"')) throw new Error(`A subscriber got ${text}`)
    counts.resynced += 1
    client.last = null
    client.cursor = cursorOf(text)
  }

  const open = async (client: Client): Promise<void> => {
    const { last, token } = client
    client.attemptAt = performance.now()
    if (!withCursor) client.last = null
    let closed = false
    const after = withCursor ? ((last === null ? null : cursors.get(last)) ?? client.cursor) : null
    client.socket = await openSubscriber(
      { speech: 'graphql', url, communityId },
      {
        token,
        after,
        ears: {
          item: (number, bytes, start, end) => see(client, number, () => bytes.toString('utf8', start, end)),
          other: (text) => hearOther(client, text),
          closed: () => {
            closed = true
            lose(client)
          },
        },
      },
    )
    // Between being let in and this moment; whoever opened it tries again.
    if (closed) {
      client.socket = null
      throw new Error('closed at once')
    }
    client.retries = 0
    client.backAt = next()
  }

  const comeBack = async (client: Client): Promise<void> => {
    try {
      await open(client)
    } catch {
      counts.refused += 1
      wait(client)
    }
  }

  const wait = (client: Client): void => {
    setTimeout(() => void comeBack(client), retryDelay(client.retries++))
  }

  const lose = (client: Client): void => {
    // While it is being opened, whoever opens it hears of it.
    if (ended || client.socket === null) return
    client.socket = null
    // Lost again before it was back: it is still away.
    if (client.backAt === null) client.lostAt = performance.now()
    wait(client)
  }

  return {
    counts,
    connect: async (to: string, after: string): Promise<void> => {
      url = to
      let index = 0
      await inParallel(50, clients.length, async () => {
        const client = clients[index++]
        if (!client) return
        client.cursor = after
        await open(client)
        client.backAt = null
      })
    },
    /** From now on, who is lost comes back there, with or without knowing where it was. */
    returnTo: (to: string, knowing: boolean): void => {
      ;[url, withCursor, returned] = [to, knowing, []]
    },
    /** The next event has this number: those in between were never written. */
    skipTo: (number: number): void => {
      for (const client of clients) {
        if (client.last === null) continue
        client.cursor = cursors.get(client.last) ?? client.cursor
        client.last = number - 1
      }
    },
    returned: (): readonly Return[] => returned,
    /** What those wait for who are not back yet. */
    describeAway: (): string => {
      const away = clients.filter(({ socket }) => socket === null)
      const attempts = Math.max(0, ...away.map(({ retries }) => retries))
      const waiting = clients.filter(({ socket, backAt }) => socket !== null && backAt !== null)
      return `${away.length} are not connected after ${attempts} attempts at most, ${waiting.length} wait for an event`
    },
    haveSeen: (number: number): boolean => clients.every(({ last }) => last !== null && last >= number),
    end: (): void => {
      ended = true
      for (const { socket } of clients) socket?.close()
    },
  }
}
