import { expect } from '@playwright/test'
import { journey } from './testing/journey.ts'
import { isLive, newTitle } from './testing/steps.ts'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

journey('a date is found by asking, and the meeting planned from it', async ({ enter }) => {
  const [referent, manager] = [await enter('referent'), await enter('manager')]
  const title = newTitle('Quand se voir')
  await referent.goto('/ateliers')
  await referent.getByRole('link', { name: 'Chercher une date' }).click()
  await referent.getByLabel('Titre').fill(title)
  await referent.getByLabel('Marsan').check()
  for (const [number, days] of [
    [1, 30],
    [2, 37],
  ]) {
    await referent
      .getByRole('group', { name: `Date ${number}` })
      .getByLabel('Jour')
      .fill(inDays(days ?? 0))
  }
  await referent.getByRole('button', { name: 'Ouvrir le sondage' }).click()
  await expect(referent.getByLabel('On répond jusqu’au')).toBeFocused()
  await referent.getByLabel('On répond jusqu’au').fill(inDays(40))
  await referent.getByRole('button', { name: 'Ouvrir le sondage' }).click()
  await expect(referent.getByText('On répond avant la première des dates proposées')).toBeVisible()
  await referent.getByLabel('On répond jusqu’au').fill(inDays(20))
  await referent.getByRole('button', { name: 'Ouvrir le sondage' }).click()
  await expect(referent.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await isLive(referent)

  await manager.goto('/')
  await manager.getByRole('link', { name: title }).click()
  const dates = manager.getByRole('radiogroup')
  const send = manager.getByRole('button', { name: 'Envoyer mes disponibilités' })
  await send.click()
  await expect(dates.nth(0)).toHaveAccessibleDescription('Répondez pour une date au moins.')
  await expect(dates.nth(0).getByLabel('Oui')).toBeFocused()
  await dates.nth(0).getByLabel('Non').check()
  await dates.nth(1).getByLabel('Oui').check()
  await manager.reload()
  await expect(dates.nth(1).getByLabel('Oui')).toBeChecked()
  await send.click()
  await expect(manager.getByText('Merci, c’est noté.')).toBeVisible()
  await manager.reload()
  await send.click()
  await expect(manager.getByText('Merci, c’est noté.')).toBeVisible()

  await expect(referent.getByText('1 personne a répondu.')).toBeVisible()
  await expect(referent.getByText('convient le mieux')).toBeVisible()
  await referent.getByRole('link', { name: 'Prévoir la rencontre' }).click()
  await expect(referent.getByLabel('Jour')).toHaveValue(inDays(37))
  await referent.getByRole('button', { name: 'Enregistrer le brouillon' }).click()
  await expect(referent.getByText('brouillon')).toBeVisible()
  await referent.getByRole('button', { name: 'Publier' }).click()
  await expect(manager.getByText('La date est trouvée')).toBeVisible()
})
