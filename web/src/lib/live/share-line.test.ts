import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answerWithin } from './share-line.ts'
import { simulateBrowser, type SimulatedBrowser, type Told } from './testing/simulated-browser.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const items = (told: readonly Told[] = []) => told.flatMap((each) => ('item' in each ? each.item : []))
const resets = (told: readonly Told[] = []) => told.flatMap((each) => ('reset' in each ? each.reset : []))

/** A browser with so many tabs open, the first of which leads. */
const withTabs = (count: number) => {
  const browser = simulateBrowser()
  for (let opened = 0; opened < count; opened++) {
    browser.open()
    browser.settle()
  }
  return browser
}
const happen = (browser: SimulatedBrowser, count: number) => {
  for (let happened = 0; happened < count; happened++) browser.happen()
}

describe('all tabs of a browser share one line', () => {
  it('every tab is told every item, once and in order', () => {
    const browser = withTabs(3)
    happen(browser, 3)
    browser.settle()
    expect(browser.tabs.map(({ line }) => line !== null)).toEqual([true, false, false])
    for (const { told } of browser.tabs) expect(told).toEqual([{ item: 'c1' }, { item: 'c2' }, { item: 'c3' }])
  })

  it('when the tab that leads closes, another goes on from where it stands', () => {
    const browser = withTabs(3)
    happen(browser, 2)
    browser.settle()
    const [first, second, third] = browser.tabs
    if (first) browser.close(first)
    happen(browser, 2)
    browser.settle()
    expect(second?.line).not.toBeNull()
    for (const tab of [second, third])
      expect(tab?.told.map((each) => 'item' in each && each.item)).toEqual(['c1', 'c2', 'c3', 'c4'])
  })

  it('what a tab that crashed said to some tabs only reaches the others with the next that leads', () => {
    const browser = withTabs(3)
    const [first, second, third] = browser.tabs
    if (!first) return
    happen(browser, 1)
    browser.send(first)
    for (const letter of browser.arrivable().filter(({ to }) => to === second)) browser.arrive(letter)
    browser.close(first, { crashed: true })
    browser.settle()
    for (const tab of [second, third]) expect(tab?.told).toEqual([{ item: 'c1' }])
  })

  it('a tab that hangs loses the lead to one that somebody looks at, and misses nothing once it is back', () => {
    const browser = withTabs(2)
    const [first, second] = browser.tabs
    if (first) first.hung = true
    happen(browser, 2)
    second?.share?.check()
    browser.settle()
    expect(second?.told).toEqual([])
    vi.advanceTimersByTime(answerWithin)
    browser.settle()
    expect(items(second?.told)).toEqual(['c1', 'c2'])
    if (first) first.hung = false
    browser.settle()
    expect([items(first?.told), first?.line]).toEqual([['c1', 'c2'], null])
  })

  it('a tab that was frozen gives the lead away, and misses nothing', () => {
    const browser = withTabs(2)
    const [first, second] = browser.tabs
    if (first) browser.freeze(first)
    happen(browser, 2)
    browser.settle()
    expect([items(second?.told), second?.line !== null]).toEqual([['c1', 'c2'], true])
    if (first) browser.thaw(first)
    browser.settle()
    expect([items(first?.told), resets(first?.told)]).toEqual([['c1', 'c2'], []])
  })

  it('a tab hears that the connection is live when it has what it missed, not before', () => {
    const browser = withTabs(2)
    const [first, second] = browser.tabs
    if (!first || !second) return
    browser.freeze(second, { deaf: true })
    happen(browser, 2)
    browser.settle()
    const before = second.live.length
    browser.thaw(second)
    first.line?.parts.tell({ type: 'connection', connection: { status: 'live' } })
    browser.settle()
    expect(second.told).toHaveLength(2)
    expect(second.live.slice(before)).toEqual([2])
  })

  it('a tab that is opened while the leader is behind what this browser has seen is told nothing twice', () => {
    const browser = withTabs(2)
    const [first, second] = browser.tabs
    happen(browser, 1)
    if (second) second.hung = true
    browser.settle()
    if (first) browser.close(first)
    browser.open()
    if (second) second.hung = false
    browser.settle()
    happen(browser, 1)
    browser.settle()
    expect(items(second?.told)).toEqual(['c1', 'c2'])
    expect(items(browser.tabs[2]?.told).filter((item) => item === 'c2')).toEqual(['c2'])
  })

  it('a tab that was away for longer than the others remember fetches anew once, and goes on with them', () => {
    const browser = withTabs(2)
    const [first, second] = browser.tabs
    if (!first || !second) return
    browser.freeze(second, { deaf: true })
    for (let sent = 0; sent < 250; sent++) {
      browser.happen()
      browser.settle()
    }
    browser.thaw(second)
    browser.settle()
    happen(browser, 2)
    browser.settle()
    expect(second.told).toEqual([{ reset: 'c250' }, { item: 'c251' }, { item: 'c252' }])
    expect(resets(first.told)).toEqual([])
  })

  it('too much missed: every tab fetches anew, and goes on from the same place', () => {
    const browser = withTabs(2)
    for (const tab of browser.tabs) browser.cut(tab)
    happen(browser, 100)
    browser.settle()
    happen(browser, 1)
    browser.settle()
    for (const { told } of browser.tabs) expect(told).toEqual([{ reset: 'c100' }, { item: 'c101' }])
  })
})

/**
 * A tab must be told every item after its start or its last reset, in order, up to the end of the log, and none twice.
 * Only where the hub itself said that all is to be fetched anew, it may be told again what came after that.
 */
const checkTab = ({ log, resyncs }: SimulatedBrowser, { number, start, told }: Tab): void => {
  const delivered = new Set<string>()
  const covered = new Set([start])
  let at = log.indexOf(start)
  /** What was told before a reset to an earlier place needs not be told again. */
  const skipTo = (item: string | undefined) => {
    for (let next = log[at + 1]; next && next !== item && covered.has(next); next = log[at + 1]) at += 1
  }
  for (const each of told) {
    if ('reset' in each) {
      at = log.indexOf(each.reset)
      if (resyncs() > 0) delivered.clear()
    } else {
      skipTo(each.item)
      expect(log[at + 1], `tab ${number}: the next one`).toBe(each.item)
      expect(delivered.has(each.item), `tab ${number}: ${each.item} twice`).toBe(false)
      delivered.add(each.item)
      at += 1
    }
    covered.add(log[at] ?? '')
  }
  skipTo(undefined)
  expect(log[at], `tab ${number}: up to the last`).toBe(log.at(-1))
}

type Tab = SimulatedBrowser['tabs'][number]

const ofTabs: Record<string, (browser: SimulatedBrowser, tab: Tab) => void> = {
  close: (browser, tab) => browser.close(tab),
  crash: (browser, tab) => browser.close(tab, { crashed: true }),
  cut: (browser, tab) => browser.cut(tab),
  freeze: (browser, tab) => browser.freeze(tab),
  suspend: (browser, tab) => browser.freeze(tab, { deaf: true }),
  thaw: (browser, tab) => browser.thaw(tab),
  hang: (_browser, tab) => void (tab.hung = true),
  run: (_browser, tab) => void (tab.hung = false),
  look: (_browser, tab) => tab.hung || tab.frozen || tab.share?.wake(),
  send: (browser, tab) => browser.send(tab),
  // More than a tab keeps for the others.
  flood: (browser, tab) => {
    for (let sent = 0; sent < 250; sent++) {
      browser.happen()
      browser.send(tab)
    }
  },
}
const ofBrowser: Record<string, (browser: SimulatedBrowser, which: number) => void> = {
  happen: (browser) => browser.happen(),
  open: (browser) => void (browser.tabs.filter(({ open }) => open).length < 4 && browser.open()),
  grant: (browser) => browser.grant(),
  wait: () => void vi.advanceTimersByTime(answerWithin),
  arrive: (browser, which) => {
    const letters = browser.arrivable()
    const letter = letters[which % Math.max(1, letters.length)]
    if (letter) browser.arrive(letter)
  },
}
const step = fc.record({
  what: fc.oneof(
    // Most of what happens is that something arrives.
    { weight: 60, arbitrary: fc.constantFrom('arrive', 'send', 'happen', 'grant') },
    {
      weight: 40,
      arbitrary: fc.constantFrom(...Object.keys(ofTabs).filter((name) => name !== 'flood'), 'open', 'wait'),
    },
    { weight: 1, arbitrary: fc.constant('flood') },
  ),
  which: fc.nat(20),
})

const take = (browser: SimulatedBrowser, what: string, which: number): void => {
  vi.advanceTimersByTime(1)
  const living = browser.tabs.filter(({ open }) => open)
  const tab = living[which % Math.max(1, living.length)]
  ofBrowser[what]?.(browser, which)
  if (tab) ofTabs[what]?.(browser, tab)
}

it('whatever closes, crashes, freezes, hangs or is late, no tab misses an item or is told one twice', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 150, size: 'max' }), (taken) => {
      const browser = withTabs(2)
      for (const { what, which } of taken) take(browser, what, which)
      for (const tab of browser.tabs) {
        tab.hung = false
        browser.thaw(tab)
      }
      for (let round = 0; round < 4; round++) {
        browser.settle()
        for (const tab of browser.tabs.filter(({ open }) => open)) tab.share?.check()
        browser.settle()
        vi.advanceTimersByTime(answerWithin)
      }
      for (const tab of browser.tabs.filter(({ open }) => open)) checkTab(browser, tab)
      expect(browser.tabs.filter(({ line }) => line).length, 'lines').toBeLessThanOrEqual(1)
    }),
    { numRuns: 1000 },
  )
})
