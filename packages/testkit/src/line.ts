import { connect, createServer, type Socket } from 'node:net'

export interface Line {
  /** The address of what stands behind it, over this line. */
  readonly url: string
  /**
   * reset: whoever uses it is told at once. silence: nothing passes and nobody is told, as when a cable is pulled; what
   * is under way arrives when the line is mended.
   */
  cut(how: 'reset' | 'silence'): void
  mend(): void
  /** Everything takes so many milliseconds more, each way. */
  slow(delay: number): void
  /** True when the server sees one of its connections come from this port. */
  comesFrom(port: number): boolean
  close(): void
}

type How = 'open' | 'reset' | 'silence'

interface State {
  how: How
  delay: number
}

interface Way {
  pause(): void
  resume(): void
}

/** Carries what comes from one side to the other, in its order and late by the delay; the end too. */
const carry = (from: Socket, to: Socket, state: State): Way => {
  const pieces: { readonly due: number; readonly bytes: Buffer | null }[] = []
  let timer: NodeJS.Timeout | undefined
  const flow = (): void => {
    clearTimeout(timer)
    for (let next = pieces[0]; next && state.how === 'open'; next = pieces[0]) {
      const wait = next.due - performance.now()
      if (wait > 0) {
        timer = setTimeout(flow, wait)
        return
      }
      pieces.shift()
      if (next.bytes) to.write(next.bytes)
      else if (!to.writableEnded) to.end()
    }
  }
  const add = (bytes: Buffer | null): void => {
    pieces.push({ due: performance.now() + state.delay, bytes })
    flow()
  }
  from.on('data', add)
  from.on('error', () => undefined)
  from.once('end', () => add(null))
  from.once('close', () => add(null))
  return {
    // Not even the end is heard of.
    pause: () => void from.pause(),
    resume: () => {
      from.resume()
      flow()
    },
  }
}

/** A line of the test's own to the server of this address, which can be cut, mended and slowed. */
export const layLine = async (address: string): Promise<Line> => {
  const behind = new URL(address)
  const target = { host: behind.hostname, port: Number(behind.port), noDelay: true, allowHalfOpen: true }
  const state: State = { how: 'open', delay: 0 }
  const sockets = new Set<Socket>()
  const ways = new Set<Way>()
  const waiting = new Set<Socket>()

  const keep = (socket: Socket, gone: () => void): void => {
    sockets.add(socket)
    socket.once('close', () => {
      sockets.delete(socket)
      gone()
    })
  }

  const join = (near: Socket): void => {
    const far = connect(target)
    near.setNoDelay(true)
    const both = [carry(near, far, state), carry(far, near, state)]
    for (const way of both) ways.add(way)
    let open = 2
    const gone = (): void => {
      open -= 1
      if (open === 0) for (const way of both) ways.delete(way)
    }
    keep(near, gone)
    keep(far, gone)
    near.resume()
  }

  const server = createServer({ pauseOnConnect: true, allowHalfOpen: true }, (near) => {
    near.on('error', () => undefined)
    if (state.how === 'reset') near.resetAndDestroy()
    else if (state.how === 'silence') waiting.add(near)
    else join(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const listening = server.address()
  const over = new URL(address)
  over.hostname = '127.0.0.1'
  over.port = String(typeof listening === 'object' && listening ? listening.port : 0)

  return {
    url: over.href,
    cut: (how) => {
      state.how = how
      if (how === 'reset') for (const socket of sockets) socket.resetAndDestroy()
      else for (const way of ways) way.pause()
    },
    mend: () => {
      state.how = 'open'
      for (const way of ways) way.resume()
      for (const near of waiting) join(near)
      waiting.clear()
    },
    slow: (delay) => {
      state.delay = delay
    },
    comesFrom: (port) => [...sockets].some(({ localPort }) => localPort === port),
    close: () => {
      server.close()
      for (const socket of [...sockets, ...waiting]) socket.destroy()
    },
  }
}
