import type pg from 'pg'
import { statementName } from './statement-name.ts'

/**
 * A statement about what has certain keys, of which there is one at least; `text` is given the condition on the key
 * (`= $1`). PostgreSQL takes a list of which it doesn't know the length for a long one, so it plans anew whenever a short
 * one is given, which takes it several times as long as the rest. One key is no list.
 */
export const byKeys = (type: 'text' | 'uuid', text: (isAsked: string) => string) => {
  const [one, several] = [text('= $1'), text(`= ANY ($1::${type}[])`)]
  return (keys: readonly string[], ...others: readonly unknown[]): pg.QueryConfig<unknown[]> =>
    keys.length === 1
      ? { name: statementName(one), text: one, values: [keys[0], ...others] }
      : { name: statementName(several), text: several, values: [keys, ...others] }
}
