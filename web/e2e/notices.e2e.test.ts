import { expect } from '@playwright/test'
import { journey } from './testing/journey.ts'

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
  await manager.getByRole('button', { name: /^M’inscrire/ }).click()
  await manager.getByRole('link', { name: /Notifications : \d+ non lue/ }).click()
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
