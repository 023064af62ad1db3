import { type BrowserContextOptions, expect, type Page, test, type TestInfo } from '@playwright/test'
import { type RunningHub, startHub } from './start-hub.ts'

export const personas = {
  referent: 'referente@demo.example',
  manager: 'directrice.marsan@demo.example',
  ambassador: 'ambassadrice.marsan@demo.example',
  daxManager: 'directeur.dax@demo.example',
} as const
export type Persona = keyof typeof personas

interface Fixtures {
  /** A browser of its own, signed in as somebody; `page.context().newPage()` is another tab of it. */
  enter: (persona: Persona, options?: BrowserContextOptions) => Promise<Page>
  /** What browsers may complain of in this journey; anything else fails it. */
  mayComplain: RegExp | null
}

/** What a browser showed when its journey failed. */
const showPage = async (page: Page, info: TestInfo): Promise<void> => {
  if (page.isClosed()) return
  await info.attach(page.url(), { body: await page.locator('body').innerText(), contentType: 'text/plain' })
  await info.attach(page.url(), { body: await page.screenshot(), contentType: 'image/png' })
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
  enter: async ({ browser, hub, mayComplain }, use, info) => {
    const complaints: string[] = []
    const pages: Page[] = []
    await use(async (persona, options = {}) => {
      const context = await browser.newContext({ baseURL: hub.origin, ...options })
      context.on('page', (opened) => pages.push(opened))
      const page = await context.newPage()
      context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      context.on('weberror', (error) => complaints.push(String(error.error())))
      const answer = await page.request.post('/api/auth/demonstration/sign-in', {
        headers: { 'x-hub-csrf': '1', origin: hub.origin },
        data: { email: personas[persona] },
      })
      expect(answer.ok(), 'the persona enters').toBe(true)
      return page
    })
    if (info.status !== info.expectedStatus) await Promise.all(pages.map((page) => showPage(page, info)))
    expect(complaints.filter((text) => !mayComplain?.test(text))).toEqual([])
    await Promise.all(browser.contexts().map((context) => context.close()))
  },
})
