import { WebSocket } from 'ws'
import type { Mark } from './doors.ts'
import type { Leg, Received } from './truth.ts'

const subscription = (ofThreads: string) => `subscription ($communityIds: [ID!], $after: String) {
  activity(communityIds: $communityIds, after: $after) {
    cursor kind community { id } subject { __typename ... on Node { id } ... on Thread { ${ofThreads} } } } }`

interface Item {
  cursor: string
  kind: string
  community: { id: string } | null
  subject: { id: string } | null
}
type Errors = readonly { extensions: { code: string } }[]
interface Message {
  type: string
  id?: string
  payload?: { data?: { activity: Item } | null; errors?: Errors } | Errors
}
interface Growing extends Leg {
  readonly received: Received[]
  end: { how: string; step: number } | null
}

/** How a program follows what happens, from its own cursor on; it keeps what every subscription was told. */
export const createScreen = (about: {
  readonly name: string
  readonly memberId: string
  readonly token: string
  /** The community it asks for: its id in the database, and as clients see it. */
  readonly covers: { readonly id: string; readonly nodeId: string } | null
  /** Asks for something that depends on who asks. */
  readonly personal: boolean
  readonly start: Mark
  readonly positionOf: (cursor: string) => bigint
  readonly idOf: (nodeId: string) => string
  readonly step: () => number
}) => {
  const query = subscription(about.personal ? 'viewerMayEdit' : 'title')
  const legs: Growing[] = []
  const marks: Mark[] = [about.start]
  let last = about.start
  let line: { port: number; socket: WebSocket; welcome: Promise<void>; shownOut: boolean; asked: number } | null = null
  let wake = () => {}

  const open = () => legs.at(-1)?.end === null
  const endWith = (how: string): void => {
    const leg = legs.at(-1)
    if (leg && leg.end === null) leg.end = { how, step: about.step() }
    wake()
  }

  const take = (item: Item): void => {
    const position = about.positionOf(item.cursor)
    last = { cursor: item.cursor, position }
    if (marks.every((mark) => mark.position !== position)) marks.push(last)
    legs.at(-1)?.received.push({
      position,
      kind: item.kind,
      communityId: item.community && about.idOf(item.community.id),
      subjectId: item.subject && about.idOf(item.subject.id),
      step: about.step(),
    })
    wake()
  }

  const hear = ({ type, id, payload }: Message): void => {
    if (id !== String(line?.asked) || !open()) return
    const result = payload && 'length' in payload ? { errors: payload } : payload
    if (result?.errors) {
      const code = result.errors[0]?.extensions.code ?? 'an error'
      if (line && code === 'FORBIDDEN') line.shownOut = true
      endWith(code)
    } else if (result?.data) take(result.data.activity)
    else endWith(type)
  }

  const connect = (port: number) => {
    const socket = new WebSocket(`ws://localhost:${port}/graphql`, 'graphql-transport-ws')
    const { promise: welcome, resolve } = Promise.withResolvers<void>()
    const hello = { type: 'connection_init', payload: { authorization: `Bearer ${about.token}` } }
    socket.on('open', () => socket.send(JSON.stringify(hello)))
    socket.on('message', (data) => {
      if (line?.socket !== socket) return
      const message: Message = JSON.parse(String(data))
      if (message.type === 'connection_ack') resolve()
      else hear(message)
    })
    socket.on('error', () => {})
    socket.on('close', (code) => {
      resolve()
      if (line?.socket !== socket) return
      // With nothing left to follow, the gateway may close the line, whatever is asked meanwhile.
      endWith(code === 4403 && line.shownOut ? 'left' : `close code ${code}`)
      line = null
    })
    return { port, socket, welcome, shownOut: false, asked: 0 }
  }

  const cut = (): void => {
    const socket = line?.socket
    line = null
    endWith('left')
    socket?.terminate()
  }

  return {
    legs: legs as readonly Leg[],
    /** Follows again from its last cursor, or from so many items before; `since` is what the gateway has heard. */
    follow: (port: number, back: number, since: bigint): void => {
      const earlier = marks.filter(({ position }) => position < last.position)
      const from =
        back === 0 ? last : (earlier.toSorted((a, b) => Number(a.position - b.position)).at(-back) ?? about.start)
      if (line?.port !== port) cut()
      line ??= connect(port)
      const { socket, welcome } = line
      const send = (message: object) =>
        void welcome.then(() => socket.readyState === socket.OPEN && socket.send(JSON.stringify(message)))
      if (open()) send({ type: 'complete', id: String(line.asked) })
      endWith('left')
      // Counted by line: who follows the same on another has the same id, and is written the same bytes.
      line.asked += 1
      last = from
      legs.push({
        screen: `${about.name}, ${legs.length + 1}`,
        memberId: about.memberId,
        covers: about.covers?.id ?? 'all',
        after: from.position,
        since,
        received: [],
        end: null,
      })
      const variables = { after: from.cursor, ...(about.covers ? { communityIds: [about.covers.nodeId] } : {}) }
      send({ type: 'subscribe', id: String(line.asked), payload: { query, variables } })
    },
    /** Waits until the gateway knows who it is, or the line is cut. */
    welcomed: async () => line?.welcome,
    cut,
    isOpen: open,
    isAt: (port: number) => line?.port === port,
    /** Waits until it was told what happened up to a position, or follows no more. */
    until: async (position: bigint): Promise<void> => {
      while (open() && last.position < position) await new Promise<void>((resolve) => (wake = resolve))
    },
  }
}
