import { z } from 'zod'

/** Raised when a hub that knows the former one can't read it any more. */
export const format = 1

/** The first part of a backup: of what it is one. */
export const manifest = z.object({
  program: z.literal('ama-hub'),
  format: z.literal(format),
  /** The hub's that wrote it. */
  version: z.string(),
  takenAt: z.iso.datetime(),
  /** The log it is of, and the highest position in it. */
  log: z.object({ id: z.uuid(), position: z.string().regex(/^\d+$/) }),
  /** Those applied to the database; the checksum is Prisma's: SHA-256 of the script. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** In the order in which their rows follow. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
})
export type Manifest = z.infer<typeof manifest>

/** The last part: only a backup that is whole has it. */
export const summary = z.object({
  /** Rows of each table. */
  rows: z.record(z.string(), z.number().int()),
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^-?\d+$/), called: z.boolean() })),
  /** Over the names, sizes and contents of all parts before this one. */
  sha256: z.string(),
})
export type Summary = z.infer<typeof summary>

export const manifestName = 'manifest.json'
export const summaryName = 'summary.json'

/** Where a piece of a table's rows stands in the archive. */
export const pieceName = (table: string, nth: number): string => `tables/${table}/${String(nth).padStart(6, '0')}.copy`

/** null: not a piece of a table. */
export const tableOfPiece = (name: string): string | null => /^tables\/([^/]+)\/\d{6,}\.copy$/.exec(name)?.[1] ?? null
