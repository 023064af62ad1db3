import { expect } from '@playwright/test'
import { journey } from './testing/journey.ts'
import { loseAnswer } from './testing/steps.ts'

journey('one’s calendar has an address, which can be changed: the old one then ends', async ({ enter }) => {
  const manager = await enter('manager')
  await manager.goto('/ateliers')
  await manager.getByRole('link', { name: 'Dans mon agenda' }).click()
  await manager.getByRole('button', { name: 'Créer l’adresse : Mes rencontres' }).click()
  const address = manager.getByLabel('Adresse : Mes rencontres', { exact: true })
  const first = new URL(await address.inputValue()).pathname
  const read = await manager.request.get(first)
  expect(read.headers()['content-type']).toContain('text/calendar')
  expect(await read.text()).toContain('BEGIN:VCALENDAR')

  await manager.getByRole('button', { name: 'Changer l’adresse : Mes rencontres' }).click()
  await manager.getByRole('button', { name: 'Remplacer l’adresse' }).click()
  await expect(address).not.toHaveValue(new RegExp(first))
  expect((await manager.request.get(first)).status()).toBe(404)
  expect((await manager.request.get(new URL(await address.inputValue()).pathname)).status()).toBe(200)

  await manager.getByRole('button', { name: 'Supprimer l’adresse : Mes rencontres' }).click()
  await expect(manager.getByRole('button', { name: 'Créer l’adresse : Mes rencontres' })).toBeVisible()
})

journey.describe('when the answer is lost', () => {
  journey.use({ mayComplain: /ERR_|Failed to load/ })
  journey('an address is changed once, however often one clicks', async ({ enter }) => {
    const page = await enter('ambassador')
    await page.goto('/calendriers')
    await page.getByRole('button', { name: 'Créer l’adresse : Mes rencontres' }).click()
    const address = page.getByLabel('Adresse : Mes rencontres', { exact: true })
    const first = await address.inputValue()
    await page.getByRole('button', { name: 'Changer l’adresse : Mes rencontres' }).click()
    await loseAnswer(page, 'MakeCalendarFeed')
    const replace = page.getByRole('button', { name: 'Remplacer l’adresse' })
    await replace.click()
    await expect(page.getByText(/Le serveur ne répond pas/)).toBeVisible()
    // Seen in another tab meanwhile, and given to one's calendar program.
    const other = await page.context().newPage()
    await other.goto('/calendriers')
    const given = await other.getByLabel('Adresse : Mes rencontres', { exact: true }).inputValue()
    expect(given).not.toBe(first)
    await replace.click()
    await expect(address).toHaveValue(given)

    await page.getByRole('button', { name: 'Changer l’adresse : Mes rencontres' }).click()
    await replace.click()
    await expect(address).not.toHaveValue(given)
    await page.getByRole('button', { name: 'Supprimer l’adresse : Mes rencontres' }).click()
    await expect(page.getByRole('button', { name: 'Créer l’adresse : Mes rencontres' })).toBeVisible()
  })
})

journey('a meeting is put into the agenda from its page', async ({ enter }) => {
  const manager = await enter('manager')
  await manager.goto('/ateliers')
  await manager.getByRole('link', { name: 'Accueillir un apprenti' }).first().click()
  const downloading = manager.waitForEvent('download')
  await manager.getByRole('link', { name: 'Ajouter à mon agenda' }).click()
  expect((await downloading).suggestedFilename()).toBe('rencontre.ics')
})
