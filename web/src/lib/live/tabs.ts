import { type Candidate, leadAlone, leadByLock } from './candidate.ts'

/** All tabs of this browser that follow the same. */
export interface Tabs<Message> {
  /** Tells all the others. */
  say(message: Message): void
  /** What the others say. */
  hear(listener: (message: Message) => void): void
  /** Makes this tab a candidate; `lead` starts leading and returns how to end it. */
  candidate(lead: () => () => void): Candidate
  close(): void
}

const alone = <Message>(): Tabs<Message> => ({
  say: () => {},
  hear: () => {},
  candidate: leadAlone,
  close: () => {},
})

/** By Web Locks and BroadcastChannel; an old browser, or one that refuses them (http, private), leaves each tab alone. */
export const openTabs = <Message>(name: string): Tabs<Message> => {
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') return alone()
  try {
    const channel = new BroadcastChannel(name)
    return {
      say: (message) => channel.postMessage(message),
      hear: (listener) => {
        channel.onmessage = ({ data }: MessageEvent<Message>) => listener(data)
      },
      candidate: (lead) => leadByLock(name, lead),
      close: () => channel.close(),
    }
  } catch {
    return alone()
  }
}
