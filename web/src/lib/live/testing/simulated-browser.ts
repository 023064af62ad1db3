import type { Candidate } from '../candidate.ts'
import type { Connection } from '../../connection.ts'
import { type Line, type LineParts, type Message, shareLine } from '../share-line.ts'
import type { Tabs } from '../tabs.ts'

/** What one tab was told: an item, or that everything is asked for anew and goes on from a cursor. */
export type Told = { readonly item: string } | { readonly reset: string }

type Said = Message<string>

interface LineOfTab {
  readonly parts: LineParts<string>
  /** How many of the log it has had; null: not connected. */
  read: number | null
}

interface Tab {
  readonly number: number
  readonly start: string
  readonly told: Told[]
  /** How much it had been told each time that it heard that the connection is live. */
  readonly live: number[]
  /** Doesn't run: a script that doesn't end, a device that suspended it. */
  hung: boolean
  frozen: boolean
  deaf: boolean
  open: boolean
  line: LineOfTab | null
  /** The lock was taken from it, which it doesn't know yet. */
  robbed: boolean
  lead: () => () => void
  stop: (() => void) | null
  listener: (message: Said) => void
  share: ReturnType<typeof shareLine<string>> | null
}

interface Letter {
  readonly from: Tab
  readonly to: Tab
  readonly message: Said
}

/** Who is more behind is told to fetch anew. */
const reach = 12

/**
 * A browser with tabs, its lock and its channel, and a hub with its log. Nothing happens by itself: each step is
 * chosen from outside, so that any order can be tried. Messages of one tab to another keep their order, others don't.
 */
export const simulateBrowser = () => {
  const log: string[] = ['c0']
  const tabs: Tab[] = []
  let letters: Letter[] = []
  let queue: Tab[] = []
  let holder: Tab | null = null
  let stored = 'c0'
  let resyncs = 0

  const leave = (tab: Tab): void => {
    queue = queue.filter((each) => each !== tab)
    tab.stop?.()
    tab.stop = null
    if (holder === tab) holder = null
  }
  const candidateOf = (tab: Tab, lead: () => () => void): Candidate => {
    tab.lead = lead
    return {
      stand: () => {
        if (holder !== tab && !queue.includes(tab)) queue.push(tab)
      },
      take: () => {
        if (tab.hung || !tab.open) return
        if (holder) holder.robbed = true
        queue = queue.filter((each) => each !== tab)
        holder = tab
        tab.stop = lead()
      },
      leave: () => leave(tab),
    }
  }
  const channelOf = (tab: Tab): Tabs<Said> => ({
    say: (message) => {
      for (const to of tabs) if (to !== tab && to.open && !to.deaf) letters.push({ from: tab, to, message })
    },
    hear: (listener) => (tab.listener = listener),
    candidate: (lead) => candidateOf(tab, lead),
    close: () => {},
  })

  const open = (): void => {
    const connected: Connection = { status: 'live' }
    const tab: Tab = {
      number: tabs.length,
      start: stored,
      told: [],
      live: [],
      hung: false,
      frozen: false,
      deaf: false,
      open: true,
      line: null,
      robbed: false,
      lead: () => () => {},
      stop: null,
      listener: () => {},
      share: null,
    }
    tabs.push(tab)
    const openLine = (parts: LineParts<string>): Line => {
      const line: LineOfTab = { parts, read: null }
      tab.line = line
      return { wake: () => {}, stop: () => void (tab.line = tab.line === line ? null : tab.line) }
    }
    tab.share = shareLine<string>({
      tabs: channelOf(tab),
      start: stored,
      openLine,
      deliver: ({ cursor }) => {
        tab.told.push({ item: cursor })
        stored = cursor
      },
      reset: (cursor) => {
        tab.told.push({ reset: cursor })
        stored = cursor
      },
      hear: (news) => {
        if (news.type === 'connection' && news.connection.status === 'live') tab.live.push(tab.told.length)
      },
      connection: () => connected,
      isSeen: () => !tab.hung && !tab.frozen,
    })
  }

  /** The browser gives the lock on; what the tab said is still delivered, unless it crashed. */
  const close = (tab: Tab, { crashed = false } = {}): void => {
    tab.open = false
    leave(tab)
    tab.line = null
    letters = letters.filter(({ to, from }) => to !== tab && !(crashed && from === tab))
    tab.share?.stop()
  }

  const runs = (tab: Tab): boolean => tab.open && !tab.hung && !tab.frozen

  /** One letter that may arrive next: the first from one tab to another. */
  const arrivable = (): readonly Letter[] =>
    letters.filter(
      (letter, index) =>
        runs(letter.to) && letters.findIndex(({ from, to }) => from === letter.from && to === letter.to) === index,
    )
  const arrive = (letter: Letter): void => {
    letters = letters.filter((each) => each !== letter)
    letter.to.listener(letter.message)
  }

  /** The browser gives the lock to the next in the queue, or tells who was robbed of it. */
  const grant = (): void => {
    for (const tab of tabs.filter((each) => each.robbed && runs(each))) {
      tab.robbed = false
      if (holder === tab) continue
      tab.stop?.()
      tab.stop = null
      queue.push(tab)
    }
    const next = queue.find(runs)
    if (holder || !next) return
    queue = queue.filter((each) => each !== next)
    holder = next
    next.stop = next.lead()
  }

  /** The hub sends a line its next item; first the line connects, and asks from where its tab stands. */
  const send = (tab: Tab): void => {
    const { line } = tab
    if (!line || !runs(tab)) return
    if (line.read === null) {
      const after = log.indexOf(line.parts.after())
      line.read = after + 1
      if (log.length - line.read <= reach) return
      line.read = log.length
      resyncs += 1
      return line.parts.reset(log[line.read - 1] ?? '')
    }
    const cursor = log[line.read]
    if (cursor === undefined) return
    line.parts.next({ previous: log[line.read - 1] ?? '', cursor, item: `what happened at ${cursor}` })
    line.read += 1
  }

  return {
    tabs,
    log,
    happen: () => void log.push(`c${log.length}`),
    open,
    close,
    arrivable,
    arrive,
    grant,
    send,
    cut: (tab: Tab): void => {
      if (tab.line) tab.line.read = null
    },
    /** What is said to it meanwhile waits for it, or is lost. */
    freeze: (tab: Tab, { deaf = false } = {}): void => {
      if (!runs(tab)) return
      tab.share?.sleep()
      tab.frozen = true
      tab.deaf = deaf
    },
    thaw: (tab: Tab): void => {
      if (!tab.frozen) return
      tab.frozen = false
      tab.deaf = false
      tab.share?.join()
    },
    /** How often the hub said that too much was missed. */
    resyncs: () => resyncs,
    /** Everything that is on its way arrives. */
    settle: (): void => {
      for (let idle = 0; idle < 3; idle++) {
        grant()
        for (let letter = arrivable()[0]; letter; letter = arrivable()[0]) arrive(letter)
        for (const tab of tabs.filter((each) => each.line && runs(each))) {
          if (tab.line?.read !== log.length) idle = 0
          send(tab)
        }
      }
    },
  }
}

export type SimulatedBrowser = ReturnType<typeof simulateBrowser>
