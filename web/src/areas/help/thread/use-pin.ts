import { useState } from 'react'

/** Which accepted answer is on screen. */
export interface Pin {
  readonly pinnedId: string | null
  /** The viewer decides: whatever comes of it is shown at once. */
  follow(): void
  show(answerId: string | null): void
  /** The decision was refused: as before. */
  keep(): void
}

/**
 * The accepted answer stands above what is read, so it changes on screen only by the viewer's own decision, or when
 * the viewer asks to see another's.
 */
export const usePin = (solvingId: string | null): Pin => {
  const [pinned, setPinned] = useState({ id: solvingId, following: false })
  return {
    pinnedId: pinned.following ? solvingId : pinned.id,
    follow: () => setPinned((now) => ({ ...now, following: true })),
    show: (id) => setPinned({ id, following: false }),
    keep: () => setPinned((now) => ({ ...now, following: false })),
  }
}
