import { connect } from 'node:net'
import { z } from 'zod'

const info = z.object({ server_name: z.string(), jetstream: z.boolean().default(false) })

export type ServerInfo = z.infer<typeof info>

/** What the NATS server on a local port says first of itself; null when none answers there. */
export const readServerInfo = (port: number): Promise<ServerInfo | null> =>
  new Promise((resolve) => {
    let text = ''
    const socket = connect({ host: '127.0.0.1', port, timeout: 1_000 })
    const end = (answer: ServerInfo | null) => {
      socket.destroy()
      resolve(answer)
    }
    socket.on('error', () => end(null))
    socket.on('timeout', () => end(null))
    socket.on('close', () => end(null))
    socket.on('data', (chunk) => {
      text += chunk.toString()
      const line = /^INFO (.*)\r\n/.exec(text)?.[1]
      if (line !== undefined) end(parse(line))
      else if (text.length > 64_000) end(null)
    })
  })

const parse = (line: string): ServerInfo | null => {
  try {
    return info.parse(JSON.parse(line))
  } catch {
    return null
  }
}
