import { expect, type Page } from '@playwright/test'
import { journey } from './testing/journey.ts'
import { isLive, newTitle } from './testing/steps.ts'

journey.use({ mayComplain: /ERR_|WebSocket|Failed to load/ })
const held = 'Restitution : accueillir les nouveaux salariés'
const open = async (page: Page): Promise<void> => {
  await page.goto('/ateliers?passees=true')
  await page.getByRole('link', { name: held }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: held })).toBeVisible()
}
const markOf = (page: Page, mark: string) => page.getByRole('radiogroup').nth(1).getByText(mark, { exact: true })
const isMarked = (page: Page, mark: string) =>
  expect(page.getByRole('radiogroup').nth(1).getByRole('radio', { name: mark })).toBeChecked()

journey('two who check in agree, also when one of them had no network', async ({ enter }) => {
  const [one, other] = [await enter('manager'), await enter('manager')]
  await open(one)
  await one.getByRole('link', { name: 'Noter les présences' }).click()
  await expect(one.getByRole('radiogroup').first()).toBeVisible()
  await other.goto(one.url())
  await expect(other.getByRole('radiogroup').first()).toBeVisible()
  await isLive(one)
  await isLive(other)
  await markOf(one, 'Absent').click()
  await isMarked(other, 'Absent')

  await one.context().setOffline(true)
  await markOf(one, 'Excusé').click()
  await expect(one.getByText('Pas de réseau : les présences sont gardées sur cet appareil')).toBeVisible()
  await one.context().setOffline(false)
  await isMarked(other, 'Excusé')
  await expect(one.getByText('à envoyer')).toHaveCount(0)

  await other.getByRole('textbox', { name: 'Personne non inscrite' }).fill('Camille Ducos')
  await other.getByLabel('Structure').fill('Lycée professionnel')
  await other.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await expect(one.getByText('Camille Ducos')).toBeVisible()
  await one.getByRole('button', { name: 'Retirer Camille Ducos de la feuille' }).click()
  await expect(other.getByText('Camille Ducos')).toHaveCount(0)
})

journey('the sheet for signature is a PDF, and for organisers alone', async ({ enter }) => {
  const [manager, ambassador] = [await enter('manager'), await enter('ambassador')]
  await open(manager)
  await manager.getByRole('link', { name: 'Noter les présences' }).click()
  const [download] = await Promise.all([
    manager.waitForEvent('download'),
    manager.getByRole('link', { name: 'Feuille d’émargement (PDF)' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('emargement.pdf')
  const answer = await ambassador.request.get(new URL(download.url()).pathname)
  expect(answer.status()).toBe(403)
})

journey('a decision with somebody to do it is a task, which is ticked off and seen so by others', async ({ enter }) => {
  const [referent, manager] = [await enter('referent'), await enter('manager')]
  const text = newTitle('Visiter un autre établissement')
  await open(manager)
  await isLive(manager)
  await referent.goto(manager.url())
  await referent.getByLabel('Décision', { exact: true }).fill(text)
  await referent.getByLabel('Qui s’en charge').selectOption({ index: 1 })
  await referent.getByLabel('Pour quand').fill('2030-12-18')
  await referent.getByRole('button', { name: 'Ajouter la décision' }).click()
  const task = manager.getByRole('checkbox', { name: text })
  await expect(task).toBeVisible()
  await expect(referent.getByLabel('Décision', { exact: true })).toHaveValue('')

  await referent.getByRole('button', { name: `Modifier la tâche : ${text}` }).click()
  const dialog = referent.getByRole('dialog', { name: 'Modifier la tâche' })
  await dialog.getByLabel('Tâche').fill(`${text}, à deux`)
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(dialog).toHaveCount(0)

  await manager.goto('/')
  await manager.getByRole('link', { name: 'à faire' }).click()
  await manager.getByRole('checkbox', { name: `${text}, à deux` }).check()
  await expect(referent.getByRole('checkbox', { name: text })).toBeChecked()
})

journey('a task half changed survives a reload, and what another changed meanwhile stays', async ({ enter }) => {
  const [referent, manager] = [await enter('referent'), await enter('manager')]
  const text = newTitle('Relire la charte')
  await open(manager)
  await referent.goto(manager.url())
  await referent.getByLabel('Décision', { exact: true }).fill(text)
  await referent.getByLabel('Qui s’en charge').selectOption({ index: 1 })
  await referent.getByRole('button', { name: 'Ajouter la décision' }).click()
  const dialogOf = async (page: Page) => {
    await page.getByRole('button', { name: `Modifier la tâche : ${text}` }).click()
    return page.getByRole('dialog', { name: 'Modifier la tâche' })
  }
  await (await dialogOf(referent)).getByLabel('Tâche').fill(`${text}, à deux`)
  await referent.reload()
  const dialog = await dialogOf(referent)
  await expect(dialog.getByLabel('Tâche')).toHaveValue(`${text}, à deux`)
  await isLive(referent)

  const theirs = await dialogOf(manager)
  await theirs.getByLabel('Pour quand').fill('2030-12-18')
  await theirs.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(theirs).toHaveCount(0)
  await expect(dialog.getByLabel('Pour quand')).toHaveValue('2030-12-18')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(dialog).toHaveCount(0)
  const line = referent
    .getByRole('listitem')
    .filter({ has: referent.getByRole('checkbox', { name: `${text}, à deux` }) })
  await expect(line).toContainText('18 déc. 2030')

  // Given up is given up.
  const again = async () => {
    await referent.getByRole('button', { name: `Modifier la tâche : ${text}, à deux` }).click()
    return dialog.getByLabel('Tâche')
  }
  await (await again()).fill('Autre chose')
  await dialog.getByRole('button', { name: 'Annuler' }).click()
  await expect(await again()).toHaveValue(`${text}, à deux`)
})

journey('who took part tells what he or she thought of it, once', async ({ enter }) => {
  const page = await enter('ambassador')
  await open(page)
  await expect(page.getByText('Vous avez participé à cette rencontre.')).toBeVisible()
  const groups = page.getByRole('radiogroup')
  await groups.nth(0).getByRole('radio', { name: '4' }).check()
  await page.reload()
  await expect(groups.nth(0).getByRole('radio', { name: '4' })).toBeChecked()
  await page.getByRole('button', { name: 'Envoyer mon avis' }).click()
  await expect(page.getByText('Choisissez une note.')).toHaveCount(2)
  await expect(groups.nth(1).getByRole('radio').first()).toBeFocused()
  for (const group of await groups.all()) await group.getByRole('radio', { name: '4' }).check()
  await page.getByRole('button', { name: 'Envoyer mon avis' }).click()
  await expect(page.getByText('Merci, votre avis est enregistré.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Merci, votre avis est enregistré.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Envoyer mon avis' })).toHaveCount(0)
})
