import { VisuallyHidden } from '@mantine/core'
import { announcement } from '../lib/announce.ts'
import { useStore } from '../lib/store.ts'

/** The polite live region: tells a screen reader what arrived, without moving anything. */
export const Announcer = () => {
  const { text, number } = useStore(announcement)
  return (
    <VisuallyHidden role="status" aria-live="polite">
      <span key={number}>{text}</span>
    </VisuallyHidden>
  )
}
