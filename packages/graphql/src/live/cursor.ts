/** A place in this hub's log, opaque to clients. It names the log: a cursor of another hub is not understood. */
export const writeCursor = (logId: string, position: bigint): string =>
  Buffer.from(`${logId}:${position}`).toString('base64url')

/** null: not a cursor of this log. */
export const readCursor = (logId: string, cursor: string): bigint | null => {
  const [log, position, ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split(':')
  if (log !== logId || rest.length > 0 || position === undefined || !/^\d{1,18}$/.test(position)) return null
  return BigInt(position)
}
