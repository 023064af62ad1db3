import { useState } from 'react'
import { useClient } from 'urql'

/** How far a list was paged. It starts anew with another list, and when the whole cache was renewed. */
export const usePageCursor = (of: string): [after: string | null, goOn: (after: string) => void] => {
  const client = useClient()
  const [page, setPage] = useState<{ of: string; client: unknown; after: string } | null>(null)
  const after = page?.of === of && page.client === client ? page.after : null
  return [after, (next) => setPage({ of, client, after: next })]
}
