import type { Page } from '@playwright/test'

declare global {
  interface Window {
    told?: string[]
  }
}

/** What a screen reader is told from now on: the text of each live region when it changes. */
export const listen = async (page: Page): Promise<() => Promise<string[]>> => {
  await page.evaluate(() => {
    const told: string[] = []
    const regionOf = (node: Node) =>
      (node instanceof Element ? node : node.parentElement)?.closest('[role="status"], [role="alert"], [aria-live]')
    new MutationObserver((changes) => {
      const regions = new Set(changes.flatMap(({ target }) => regionOf(target) ?? []))
      for (const { textContent } of regions) if (textContent) told.push(textContent)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
    window.told = told
  })
  return () => page.evaluate(() => window.told ?? [])
}
