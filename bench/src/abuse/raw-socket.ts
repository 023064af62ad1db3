import { WebSocket } from 'ws'
import type { Target } from './abuse.ts'

/** As a proxy would tell it: abusers have an address of their own, what the hub counts by address hits them alone. */
const headers = { 'x-forwarded-for': '192.0.2.1' }

interface Answer {
  readonly type: string
  readonly id?: string
  readonly payload?: unknown
}

/** `let in`, `RESYNC`, the code of a refusal, or else the type of the message. */
const wordFor = ({ type, payload }: Answer): string => {
  if (type === 'connection_ack') return 'let in'
  const text = JSON.stringify(payload ?? null)
  if (type === 'error') return /"code":"(\w+)"/.exec(text)?.[1] ?? 'an error without code'
  return text.includes('"kind":"RESYNC"') ? 'RESYNC' : type
}

/** A socket of an impolite program. */
export interface RawSocket {
  readonly socket: WebSocket
  isOpen(): boolean
  /** Signs in; gives what was answered. */
  hello(): Promise<string>
  send(message: object): void
  /** Sends it and gives what is answered first under its id: a word, or the code with which the socket was closed. */
  ask(id: string, payload: object): Promise<string>
  /** The code. */
  readonly closed: Promise<string>
}

/** Opens it, or finds it closed; `hear` is told each answer in a word. */
export const openRawSocket = async (
  { url, token }: Target,
  hear: (answer: string) => void = () => {},
): Promise<RawSocket> => {
  const options = { headers, perMessageDeflate: false }
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', options)
  const waiting = new Map<string, (answer: string) => void>()
  socket.on('message', (data) => {
    const answer: Answer = JSON.parse(String(data))
    const word = wordFor(answer)
    hear(word)
    const key = answer.id ?? ''
    waiting.get(key)?.(word)
    waiting.delete(key)
  })
  // Why it could not be opened, its code tells.
  socket.on('error', () => {})
  const closed = new Promise<string>((resolve) => void socket.once('close', (code) => resolve(String(code))))
  await Promise.race([new Promise<void>((resolve) => void socket.once('open', () => resolve())), closed])
  const send = (message: object): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  }
  const answerTo = (key: string, message: object): Promise<string> => {
    const answered = new Promise<string>((resolve) => void waiting.set(key, resolve))
    send(message)
    return Promise.race([answered, closed])
  }
  return {
    socket,
    closed,
    send,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    hello: () => answerTo('', { type: 'connection_init', payload: { authorization: `Bearer ${token}` } }),
    ask: (id, payload) => answerTo(id, { type: 'subscribe', id, payload }),
  }
}

/** One that is signed in, and opened again when it was closed meanwhile. */
export const keepOpen = (target: Target) => {
  let raw: RawSocket | null = null
  return {
    get: async (): Promise<RawSocket> => {
      if (raw?.isOpen()) return raw
      raw = await openRawSocket(target)
      await raw.hello()
      return raw
    },
    end: async (): Promise<void> => raw?.socket.terminate(),
  }
}
