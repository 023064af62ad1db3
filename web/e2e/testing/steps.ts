import { expect, type Page } from '@playwright/test'

/** A title that no other test uses. */
export const newTitle = (about: string): string => `${about} (${Math.random().toString(36).slice(2, 8)})`

/** Asks in a community and lands on the thread; gives its address. */
export const ask = async (page: Page, title: string, slug = 'marsan'): Promise<string> => {
  await page.goto(`/communautes/${slug}/demander`)
  await page.getByLabel('Titre de votre demande').fill(title)
  await page.getByLabel('Votre situation et ce que vous cherchez').fill('Nous cherchons une **solution** simple.')
  await page.getByRole('button', { name: 'Publier la demande' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  return new URL(page.url()).pathname
}

/** Answers the thread on screen. */
export const answer = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel('Votre réponse').fill(text)
  await page.getByRole('button', { name: 'Répondre' }).click()
}

/** The live connection stands: what happens from now on is seen. After an outage browsers come back one by one. */
export const isLive = async (page: Page): Promise<void> => {
  await expect(page.locator('[data-connection="live"]')).toBeAttached({ timeout: 30_000 })
}

/** The hub does what the page asks by the next such mutation, and the page never hears of it. */
export const loseAnswer = async (page: Page, mutation: string): Promise<void> => {
  let lost = false
  await page.route('**/graphql', async (route) => {
    if (lost || !route.request().postData()?.includes(`"${mutation}"`)) return route.fallback()
    lost = true
    await route.fetch()
    return route.abort()
  })
}

/** Ends, from another browser of the same member, the session of a Firefox on Windows. */
export const endSession = async (elsewhere: Page): Promise<void> => {
  await elsewhere.goto('/compte')
  await elsewhere
    .getByRole('button', { name: /Terminer la session Firefox, Windows/ })
    .first()
    .click()
}
