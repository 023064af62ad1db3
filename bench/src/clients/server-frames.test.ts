import { expect, it } from 'vitest'
import { createFrameReader } from './server-frames.ts'

/** A text frame as a server sends it. */
const frame = (text: string): Buffer => {
  const payload = Buffer.from(text)
  const head = Buffer.alloc(payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10)
  head[0] = 0x81
  head[1] = head.length === 2 ? payload.length : head.length === 4 ? 126 : 127
  if (head.length === 4) head.writeUInt16BE(payload.length, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(payload.length), 2)
  return Buffer.concat([head, payload])
}

const short = ['', 'short', 'a'.repeat(125), 'b'.repeat(126), 'last']
const long = ['first', 'c'.repeat(65_535), 'd'.repeat(65_536), 'last']

it.each([
  [1, short],
  [3, short],
  [1_000, long],
  [1_000_000, [...short, ...long]],
])('frames are the same, however they are cut: into pieces of %i bytes', (size, texts) => {
  const heard: string[] = []
  const read = createFrameReader((_opcode, bytes, start, end) => heard.push(bytes.toString('utf8', start, end)))
  const all = Buffer.concat(texts.map(frame))
  // As from the network: into a buffer that is larger, and used again.
  const shared = Buffer.alloc(size)
  for (let at = 0; at < all.length; at += size) read(shared, all.copy(shared, 0, at, at + size))
  expect(heard).toEqual(texts)
})

it('a frame in several parts is refused', () => {
  const read = createFrameReader(() => {})
  expect(() => read(Buffer.from([0x01, 0x01, 0x61]), 3)).toThrow('several parts')
})
