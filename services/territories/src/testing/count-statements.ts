import type { Database } from '@ama/database'

/** Counts the statements sent from now on, each of which takes a connection of the pool (a transaction counts as one). */
export const countStatements = ({ pool }: Pick<Database, 'pool'>): (() => number) => {
  let count = 0
  pool.on('acquire', () => count++)
  return () => count
}
