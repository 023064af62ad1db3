import { expect } from '@playwright/test'
import { journey } from './testing/journey.ts'

const french = /[àâçéèêëîïôûù]|\b(de|la|les|vous|votre|une)\b/i

journey('English everywhere when it was chosen, and French again', async ({ enter }) => {
  const page = await enter('referent')
  await page.goto('/compte')
  await page.getByLabel('Langue').selectOption('English')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')

  for (const path of ['/compte', '/communautes/marsan/demander', '/communautes/marsan/modifier', '/recherche']) {
    await page.goto(path)
    await expect(page.getByRole('link', { name: 'My account' })).toBeVisible()
    await page.waitForLoadState('networkidle')
    const words = await page.locator('button, h1, h2, label:not(details *), nav a').allTextContents()
    const ours = words.filter((text) => !/Français|Marsan/.test(text))
    expect(ours.filter((text) => french.test(text))).toEqual([])
  }
  await page.goto('/plan/nouvelle')
  await page.getByLabel('Title').fill('Tutorat')
  await page.getByRole('button', { name: 'Publish the proposal' }).click()
  await expect(page.getByText(/^This entry is not accepted.* In French: Écrivez la proposition/)).toBeVisible()
  await page.goto('/compte')
  await page.getByLabel('Language').selectOption('Français')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('C’est enregistré.')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
})
