import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'

declare global {
  interface Window {
    axe?: typeof axe
  }
}

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What axe finds on the page as it stands: all of its rules, or only those named. */
export const violationsOf = async (page: Page, rules?: string[]): Promise<string[]> => {
  // Once for each page that is loaded: it takes as long as looking.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  return page.evaluate(async (runOnly) => {
    // Colours that are on their way from light to dark are nobody's.
    const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(moving.map(({ finished }) => finished))
    const found = await window.axe?.run(document, runOnly ? { runOnly } : {})
    if (!found) throw new Error('axe is not there')
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }, rules)
}

/** The same in light and in dark, for what a page shows only now and then. */
export const violationsInBothColours = async (page: Page): Promise<string[]> => {
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await violationsOf(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  return [...light, ...(await violationsOf(page, ['color-contrast']))]
}
