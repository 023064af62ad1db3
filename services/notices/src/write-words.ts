import type { Database, Notice } from '@ama/database'
import type { Locale } from '@ama/mail'
import { noticeKind, type NoticeWords } from './define-notice.ts'

/** Puts notices into words, all of a kind at once; ids without entry have nothing left to tell. */
export const writeWords = async (
  parts: { readonly database: Database; readonly origin: string },
  rows: readonly (Pick<Notice, 'id' | 'kind' | 'about' | 'memberId'> & { readonly locale: Locale })[],
): Promise<ReadonlyMap<string, NoticeWords>> => {
  const byKind = Map.groupBy(rows, ({ kind }) => kind)
  const written = await Promise.all(
    [...byKind].map(async ([kind, same]) => {
      const words = (await noticeKind(kind)?.write(parts, same)) ?? []
      return same.map(({ id }, index) => [id, words[index] ?? null] as const)
    }),
  )
  return new Map(written.flat().flatMap(([id, words]) => (words ? [[id, words] as const] : [])))
}
