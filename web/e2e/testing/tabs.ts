import { expect, type Page } from '@playwright/test'
import { isLive } from './steps.ts'

/** How many live connections the tabs of a browser open, from now on. */
export const countSockets = (page: Page): (() => number) => {
  let opened = 0
  const count = (tab: Page) => tab.on('websocket', (socket) => socket.url().endsWith('/graphql') && (opened += 1))
  for (const tab of page.context().pages()) count(tab)
  page.context().on('page', count)
  return () => opened
}

/** Connections that the hub holds. */
export const liveSubscribers = async (origin: string): Promise<number> => {
  const text = await (await fetch(`${origin}/metrics`)).text()
  return Number(/^hub_live_subscribers (\d+)$/m.exec(text)?.[1])
}

/** Another tab of the same browser, at an address, once its connection stands. */
export const openTab = async (page: Page, path: string): Promise<Page> => {
  const tab = await page.context().newPage()
  await tab.goto(path)
  await isLive(tab)
  return tab
}

/** Tells the page what its browser would: somebody looks at it again, it is about to be frozen, it may go on. */
export const hear = (page: Page, event: 'visibilitychange' | 'freeze' | 'resume') =>
  page.evaluate((type) => document.dispatchEvent(new Event(type)), event)

/** The question stands on the community's page, once in each list. */
export const seesOnce = async (page: Page, title: string): Promise<void> => {
  await expect(page.getByRole('list', { name: 'Fils d’entraide' }).getByRole('link', { name: title })).toHaveCount(1)
  await expect(page.getByRole('list', { name: 'Activité' }).getByText(title)).toHaveCount(1)
}
