import type { Database, Transaction } from '@ama/database'
import { wakeRelay } from '../relay/wake-relay.ts'

/** Whether events were written in it so far, of each open transaction that may write some. */
const emitted = new WeakMap<Transaction, boolean>()

/** @throws when the transaction is not one of `transact`: then nobody would tell the relay. */
export const noteEmitted = (tx: Transaction): void => {
  if (!emitted.has(tx)) throw new Error('Events are written in transactions of transact(), which tells the relay')
  emitted.set(tx, true)
}

/** A transaction in which events may be written; when it has committed, the relay hears of them. */
export const transact = async <Result>(
  database: Database,
  run: (tx: Transaction) => Promise<Result>,
  options?: { timeout?: number; maxWait?: number },
): Promise<Result> => {
  let told = false
  const result = await database.prisma.$transaction(async (tx) => {
    emitted.set(tx, false)
    const done = await run(tx)
    told = emitted.get(tx) === true
    return done
  }, options)
  if (told) wakeRelay(database)
  return result
}
