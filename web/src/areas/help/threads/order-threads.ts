interface Facts {
  readonly id: string
  readonly lastActivityAt: string
  readonly solvedAt?: string | null | undefined
}

/** Which threads a list shows: all, only open ones, only solved ones. */
export type SolvedFilter = boolean | null

/** The last active first, as the server orders them; what no longer fits the filter is left out. */
export const orderThreads = (threads: readonly Facts[], solved: SolvedFilter): string[] =>
  threads
    .filter((thread) => solved === null || Boolean(thread.solvedAt) === solved)
    .toSorted((a, b) => b.lastActivityAt.localeCompare(a.lastActivityAt) || b.id.localeCompare(a.id))
    .map((thread) => thread.id)
