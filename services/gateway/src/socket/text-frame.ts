/** Room for the header of a frame as a server sends it: final, not masked, not compressed (RFC 6455, section 5.2). */
const headerLength = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10)

/**
 * A WebSocket text frame that holds `start` and then `rest`, which is the same for many frames and is UTF-8 already:
 * ready to be written as it is.
 */
export const textFrame = (start: string, rest: Buffer): Buffer => {
  const startLength = Buffer.byteLength(start)
  const length = startLength + rest.length
  const offset = headerLength(length)
  const frame = Buffer.allocUnsafe(offset + length)
  frame[0] = 0x81
  if (offset === 2) {
    frame[1] = length
  } else if (offset === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(start, offset)
  rest.copy(frame, offset + startLength)
  return frame
}
