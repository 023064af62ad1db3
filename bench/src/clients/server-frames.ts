/** What kind of frame it is (RFC 6455, section 5.2). */
export const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const

/** Gets each frame: its payload lies in `bytes` from `start` to `end`, and only until it returns. */
export type OnFrame = (opcode: number, bytes: Buffer, start: number, end: number) => void

/** Length of a frame's head and where its payload ends; null: the rest is still to come. */
const measureFrame = (bytes: Buffer, at: number, end: number): { start: number; end: number } | null => {
  if (end - at < 2) return null
  const short = bytes.readUInt8(at + 1)
  const head = short < 126 ? 2 : short === 126 ? 4 : 10
  if (end - at < head) return null
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
  const start = at + head
  return start + length > end ? null : { start, end: start + length }
}

/**
 * Cuts what a server sends into frames, without copying: a library's own work would be the load generator's limit, and
 * so the server's. Throws at a frame that was split into several, which no server here sends.
 */
export const createFrameReader = (onFrame: OnFrame) => {
  let rest: Buffer | null = null
  return (chunk: Buffer, length: number): void => {
    const bytes: Buffer = rest ? Buffer.concat([rest, chunk.subarray(0, length)]) : chunk
    const end = rest ? bytes.length : length
    let at = 0
    for (let frame = measureFrame(bytes, at, end); frame; frame = measureFrame(bytes, at, end)) {
      const first = bytes.readUInt8(at)
      if (first < 0x80) throw new Error('A frame came in several parts')
      onFrame(first & 0x0f, bytes, frame.start, frame.end)
      at = frame.end
    }
    // The buffer is used again for the next chunk.
    rest = at < end ? Buffer.from(bytes.subarray(at, end)) : null
  }
}

/** A frame as a client sends it: masked, with a key that changes nothing. */
export const clientFrame = (opcode: number, payload: Buffer): Buffer => {
  const long = payload.length > 125
  const head = Buffer.alloc(long ? 8 : 6)
  head[0] = 0x80 | opcode
  head[1] = 0x80 | (long ? 126 : payload.length)
  if (long) head.writeUInt16BE(payload.length, 2)
  return Buffer.concat([head, payload])
}
