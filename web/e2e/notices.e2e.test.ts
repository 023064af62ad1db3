import { expect } from '@playwright/test'
import { journey } from './testing/journey.ts'
import { isLive } from './testing/steps.ts'
import { listen } from './testing/told.ts'

journey('a seat taken is confirmed by a notice, live, which leads to the meeting', async ({ enter }) => {
  const manager = await enter('manager')
  // What other journeys left unread is none of this one's.
  await manager.goto('/notifications')
  await expect(manager.getByRole('heading', { level: 1 })).toBeVisible()
  await manager.waitForLoadState('networkidle')
  const readAll = manager.getByRole('button', { name: 'Tout marquer comme lu' })
  if (await readAll.isVisible()) await readAll.click()
  await expect(manager.getByRole('link', { name: 'Notifications', exact: true })).toBeVisible()
  await manager.goto('/ateliers')
  const title = 'Accueillir un apprenti'
  await manager.getByRole('link', { name: title }).first().click()
  const page = manager.url()
  const giveBack = manager.getByRole('button', { name: 'Rendre ma place' })
  if (await giveBack.isVisible()) await giveBack.click()
  await isLive(manager)
  const told = await listen(manager)
  await manager.getByRole('button', { name: /^M’inscrire/ }).click()
  await expect(manager.getByRole('link', { name: /Notifications \d+ non lue/ })).toBeVisible()
  await expect
    .poll(async () => (await told()).filter((text) => /Notifications\s: \d+ non lue/.test(text)).length)
    .toBe(1)
  await manager.getByRole('link', { name: /Notifications \d+ non lue/ }).click()
  await manager.getByRole('link', { name: title }).first().click()
  await expect(manager).toHaveURL(page)
  await manager.getByRole('link', { name: /^Notifications/ }).click()
  // Opened is read: nothing is left unread.
  await expect(manager.getByRole('link', { name: 'Notifications', exact: true })).toBeVisible()
})

journey('what is mailed and when is chosen, and kept', async ({ enter }) => {
  const manager = await enter('manager')
  await manager.goto('/notifications')
  await manager.getByRole('link', { name: 'Réglages' }).click()
  await manager.getByLabel('Ma place est confirmée').uncheck()
  await manager.getByLabel('À partir de').selectOption('9')
  await manager.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(manager.getByText('Enregistré.')).toBeVisible()
  await manager.reload()
  await expect(manager.getByLabel('Ma place est confirmée')).not.toBeChecked()
  await expect(manager.getByLabel('À partir de')).toHaveValue('9')
})

journey('a choice that was not saved survives a reload, and never comes back over a newer one', async ({ enter }) => {
  const page = await enter('ambassador')
  await page.goto('/notifications/reglages')
  const from = page.getByLabel('À partir de')
  const mailed = page.getByLabel('Ma place est confirmée')
  await expect(mailed).toBeChecked()
  const before = await from.inputValue()
  await mailed.uncheck()
  await page.reload()
  await expect(mailed).not.toBeChecked()
  await page.getByRole('button', { name: 'Annuler les changements' }).click()
  await expect(mailed).toBeChecked()

  await mailed.uncheck()
  const phone = await enter('ambassador')
  await phone.goto('/notifications/reglages')
  await phone.getByLabel('À partir de').selectOption('10')
  await phone.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(phone.getByText('Enregistré.')).toBeVisible()
  await page.reload()
  await expect(from).toHaveValue('10')
  await expect(mailed).toBeChecked()
  await from.selectOption(before)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Enregistré.')).toBeVisible()
  await expect(from).toHaveValue(before)
})
