import { type BrowserContextOptions, expect, type Page, test } from '@playwright/test'
import { type RunningHub, startHub } from './start-hub.ts'

export const personas = {
  referent: 'referente@demo.example',
  manager: 'directrice.marsan@demo.example',
  ambassador: 'ambassadrice.marsan@demo.example',
  daxManager: 'directeur.dax@demo.example',
} as const
export type Persona = keyof typeof personas

interface Fixtures {
  /** A browser of its own, signed in as somebody. */
  enter: (persona: Persona, options?: BrowserContextOptions) => Promise<Page>
  /** What browsers may complain of in this journey; anything else fails it. */
  mayComplain: RegExp | null
}

/** Journeys against a real hub; each fails when a browser's console shows an error. */
export const journey = test.extend<Fixtures, { hub: RunningHub }>({
  hub: [
    // Playwright reads from the braces that it needs nothing.
    async ({}, use) => {
      const hub = await startHub()
      await use(hub)
      await hub.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  mayComplain: [null, { option: true }],
  enter: async ({ browser, hub, mayComplain }, use) => {
    const complaints: string[] = []
    await use(async (persona, options = {}) => {
      const context = await browser.newContext({ baseURL: hub.origin, ...options })
      const page = await context.newPage()
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(String(error)))
      const answer = await page.request.post('/api/auth/demonstration/sign-in', {
        headers: { 'x-hub-csrf': '1', origin: hub.origin },
        data: { email: personas[persona] },
      })
      expect(answer.ok(), 'the persona enters').toBe(true)
      return page
    })
    expect(complaints.filter((text) => !mayComplain?.test(text))).toEqual([])
    await Promise.all(browser.contexts().map((context) => context.close()))
  },
})
