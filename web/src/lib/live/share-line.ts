import { newCommandId } from '../command-id.ts'
import type { Connection } from '../connection.ts'
import { createChain, type Link } from './chain.ts'
import type { Tabs } from './tabs.ts'

/** What the tab that leads learns from the connection, and every tab must know. */
export type News =
  | { readonly type: 'connection'; readonly connection: Connection }
  /** The session is the member's, or is again. */
  | { readonly type: 'signed-in' }
  | { readonly type: 'signed-out' }
  /** This browser is somebody else's by now. */
  | { readonly type: 'somebody-else' }
  | { readonly type: 'rights-changed' }

/** The one connection, in the tab that leads. */
export interface Line {
  /** Somebody looks: come back now, if it waits for that. */
  wake(): void
  stop(): void
}

/** What the connection needs, and what it gives. */
export interface LineParts<Item> {
  /** The cursor to go on from. */
  after(): string
  next(link: Link<Item>): void
  /** Too much was missed: everything is asked for anew, and it goes on from here. */
  reset(cursor: string): void
  tell(news: News): void
}

/** From the tab that leads; `term` is a higher number each time that a tab begins to lead. */
type LeaderMessage<Item> = { readonly term: number } & (
  | { readonly type: 'link'; readonly link: Link<Item> }
  | { readonly type: 'reset'; readonly cursor: string }
  | { readonly type: 'news'; readonly news: News }
  | {
      readonly type: 'answer'
      readonly to: string
      readonly after: string
      /** null: too long ago. */
      readonly links: readonly Link<Item>[] | null
      /** Where the leader is. */
      readonly at: string
      readonly connection: Connection
    }
)

export type Message<Item> =
  | LeaderMessage<Item>
  /** What came after my cursor? */
  | { readonly type: 'ask'; readonly from: string; readonly after: string }
  | { readonly type: 'wake' }
  /** A tab was opened: its member is signed in. */
  | { readonly type: 'entered' }

export interface ShareParts<Item> {
  readonly tabs: Tabs<Message<Item>>
  /** Where this tab stands. */
  readonly start: string
  readonly openLine: (parts: LineParts<Item>) => Line
  /** Each item once, in order. */
  readonly deliver: (link: Link<Item>) => void
  readonly reset: (cursor: string) => void
  readonly hear: (news: News) => void
  /** How the connection stands, as this tab knows it. */
  readonly connection: () => Connection
  /** Somebody looks at this tab. */
  readonly isSeen: () => boolean
}

/** Milliseconds within which the tab that leads answers; else another one takes over. */
export const answerWithin = 3_000

/**
 * This tab's part in the one connection of all tabs. The tab that leads has it and passes on what comes; each tab
 * checks by the cursors that nothing is missing, and asks the leader when something is, when another one leads, and
 * now and then while somebody looks.
 */
export const shareLine = <Item>(parts: ShareParts<Item>) => {
  const { tabs, deliver, reset, hear } = parts
  const me = newCommandId()
  let chain = createChain<Item>(parts.start)
  let leading: { readonly term: number; readonly line: Line } | null = null
  /** The last term that is known of: what one before it still says comes too late. */
  let term = 0
  let unanswered: ReturnType<typeof setTimeout> | undefined

  const take = (link: Link<Item>): void => {
    const taken = chain.take(link)
    if (taken === 'new') deliver(link)
    if (taken === 'gap') ask()
  }
  const startAnew = (cursor: string): void => {
    chain = createChain(cursor)
    reset(cursor)
  }
  const stopAsking = (): void => {
    clearTimeout(unanswered)
    unanswered = undefined
  }
  const ask = (): void => {
    if (leading || unanswered !== undefined) return
    unanswered = setTimeout(() => {
      unanswered = undefined
      if (parts.isSeen()) candidate.take()
    }, answerWithin)
    tabs.say({ type: 'ask', from: me, after: chain.at() })
  }

  const lead = (): (() => void) => {
    stopAsking()
    // Tabs of one browser have one clock; it may be set back.
    const mine = Math.max(Date.now(), term + 1)
    term = mine
    const tell = (news: News): void => {
      tabs.say({ type: 'news', term: mine, news })
      hear(news)
    }
    const line = parts.openLine({
      after: () => chain.at(),
      next: (link) => {
        tabs.say({ type: 'link', term: mine, link })
        take(link)
      },
      reset: (cursor) => {
        tabs.say({ type: 'reset', term: mine, cursor })
        startAnew(cursor)
      },
      tell,
    })
    leading = { term: mine, line }
    // The others ask then whether they missed something while the leaders changed.
    tell({ type: 'connection', connection: parts.connection() })
    return () => {
      if (leading?.term === mine) leading = null
      line.stop()
    }
  }

  const follow = (message: LeaderMessage<Item>): void => {
    switch (message.type) {
      case 'link':
        return take(message.link)
      case 'reset':
        return startAnew(message.cursor)
      case 'news':
        // What it asks for comes first: the answer tells of the connection.
        if (message.news.type === 'connection' && unanswered !== undefined) return
        return hear(message.news)
      case 'answer':
        if (message.to !== me) return
        stopAsking()
        if (message.links) message.links.forEach(take)
        // Of a question asked before this tab went on from elsewhere.
        else if (message.after !== chain.at()) return ask()
        else {
          chain.jump(message.at)
          reset(message.at)
        }
        // Last: who hears that the connection is live has all that was missed.
        hear({ type: 'connection', connection: message.connection })
    }
  }

  tabs.hear((message) => {
    if ('term' in message) {
      if (leading || message.term < term) return
      if (message.term > term) {
        term = message.term
        stopAsking()
        // A new leader learns where this tab stands.
        ask()
      }
      return follow(message)
    }
    if (message.type === 'entered') hear({ type: 'signed-in' })
    if (!leading) return
    if (message.type !== 'ask') return leading.line.wake()
    const { from, after } = message
    const links = chain.after(after)
    tabs.say({
      type: 'answer',
      term: leading.term,
      to: from,
      after,
      links,
      at: chain.at(),
      connection: parts.connection(),
    })
  })

  const candidate = tabs.candidate(lead)
  const join = (): void => {
    candidate.stand()
    ask()
  }
  tabs.say({ type: 'entered' })
  join()

  return {
    /** Makes sure that somebody leads, and that nothing is missing here. */
    check: ask,
    /** Somebody looks at this tab, or the device woke up. */
    wake: (): void => {
      if (leading) return leading.line.wake()
      tabs.say({ type: 'wake' })
      ask()
    },
    /** The browser freezes this tab: another one leads. */
    sleep: (): void => {
      candidate.leave()
      stopAsking()
    },
    /** Back from sleep. */
    join,
    stop: (): void => {
      candidate.leave()
      stopAsking()
      tabs.close()
    },
  }
}
