import { randomBytes } from 'node:crypto'
import net from 'node:net'
import { clientFrame, createFrameReader, opcodes, type OnFrame } from './server-frames.ts'

/** A WebSocket connection that costs its owner as little as it can. */
export interface OpenSocket {
  send(text: string): void
  /** At once, without a goodbye. */
  close(): void
}

// One for all sockets: what was read is used before the next is read.
const shared = Buffer.alloc(256 * 1024)

/** Opens a WebSocket without compression; answers pings and goodbyes. Rejects when the server refuses. */
export const openSocket = (options: {
  /** `http://127.0.0.1:4000` */
  url: string
  path: string
  protocol?: string
  onFrame: OnFrame
  /** With the close code that the server gave, or null. */
  onClose: (code: number | null) => void
}): Promise<OpenSocket> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(options.url)
    let head = ''
    let opened = false
    let code: number | null = null
    const read = createFrameReader((opcode, bytes, start, end) => {
      if (opcode === opcodes.text) return options.onFrame(opcode, bytes, start, end)
      if (opcode === opcodes.ping) socket.write(clientFrame(opcodes.pong, Buffer.from(bytes.subarray(start, end))))
      if (opcode !== opcodes.close) return
      code = end - start >= 2 ? bytes.readUInt16BE(start) : null
      socket.end(clientFrame(opcodes.close, Buffer.from(bytes.subarray(start, Math.min(end, start + 2)))))
    })
    const shakeHands = (bytes: Buffer, length: number): void => {
      head += bytes.toString('latin1', 0, length)
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      if (!head.startsWith('HTTP/1.1 101')) {
        reject(new Error(`The server refused a WebSocket: ${head.slice(0, head.indexOf('\r\n'))}`))
        return void socket.destroy()
      }
      opened = true
      resolve({
        send: (text) => socket.write(clientFrame(opcodes.text, Buffer.from(text))),
        close: () => socket.destroy(),
      })
      const more = Buffer.from(head.slice(end + 4), 'latin1')
      if (more.length > 0) read(more, more.length)
    }
    const socket = net.connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      onread: {
        buffer: shared,
        callback: (length) => {
          if (opened) read(shared, length)
          else shakeHands(shared, length)
          return true
        },
      },
    })
    socket.once('connect', () => {
      const protocol = options.protocol ? `Sec-WebSocket-Protocol: ${options.protocol}\r\n` : ''
      socket.write(
        `GET ${options.path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n${protocol}\r\n`,
      )
    })
    socket.once('error', reject)
    socket.on('error', () => {})
    socket.once('close', () => {
      reject(new Error('The server closed a socket before it was open'))
      if (opened) options.onClose(code)
    })
  })
