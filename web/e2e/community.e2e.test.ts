import { expect } from '@playwright/test'
import { journey } from './testing/journey.ts'
import { ask, isLive, newTitle } from './testing/steps.ts'

journey(
  'two people edit a community at once: the second decides, nothing is overwritten blindly',
  async ({ enter }) => {
    const [first, second] = [await enter('referent'), await enter('referent')]
    const path = '/communautes/chalosse-tursan/modifier'
    await first.goto(path)
    await second.goto(path)
    await isLive(second)
    const [name, nameOfSecond] = [first.getByLabel('Nom de la communauté'), second.getByLabel('Nom de la communauté')]
    await nameOfSecond.fill('Chalosse et Tursan')
    await name.fill('Tursan')
    await first.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(first.getByRole('heading', { level: 1, name: 'Tursan' })).toBeVisible()

    await expect(second.getByText('Quelqu’un d’autre a enregistré des changements entre-temps')).toBeVisible()
    await expect(nameOfSecond).toHaveValue('Chalosse et Tursan')
    await expect(second.getByText('Nom enregistré : Tursan.')).toBeVisible()
    await expect(second.getByRole('button', { name: 'Enregistrer' })).toBeDisabled()
    await second.getByRole('button', { name: 'Garder ma saisie et la vérifier' }).click()
    await second.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(second.getByRole('heading', { level: 1, name: 'Chalosse et Tursan' })).toBeVisible()
    await expect(first.getByRole('heading', { level: 1, name: 'Chalosse et Tursan' })).toBeVisible()
  },
)

journey('a commune more brings its establishments along, live', async ({ enter }) => {
  const [referent, manager] = [await enter('referent'), await enter('manager')]
  await manager.goto('/communautes/marsan/etablissements')
  await isLive(manager)
  const rows = manager.getByRole('row')
  await expect(rows.first()).toBeVisible()
  const before = await rows.count()
  await referent.goto('/communautes/marsan/modifier')
  await referent.getByLabel('Filtrer les communes').fill('grand dax')
  await referent.getByLabel('Toutes les communes de CA du Grand Dax').check()
  await referent.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(referent.getByRole('row').nth(before)).toBeVisible()
  await expect(rows.nth(before)).toBeVisible()
  await expect(manager.getByText(/hors du repère/).first()).toBeVisible()
})

journey(
  'a colleague is invited, enters by the e-mail’s link, and sees nothing any more once removed',
  async ({ enter, browser, hub }) => {
    const manager = await enter('manager')
    await manager.goto('/communautes/marsan/inviter')
    await manager.getByRole('button', { name: 'Envoyer l’invitation' }).click()
    await expect(manager.getByLabel('Adresse de courriel')).toBeFocused()
    const email = `nouvelle.${Date.now()}@ehpad.example`
    await manager.getByLabel('Adresse de courriel').fill(email)
    await manager.getByLabel('Prénom et nom').fill('Maïté Lesbats')
    await manager.getByLabel('Rôle dans la communauté').selectOption('Ressources humaines')
    await manager.getByRole('button', { name: 'Envoyer l’invitation' }).click()
    await expect(manager.getByText('Invitation envoyée à Maïté Lesbats.')).toBeVisible()

    const newcomer = await (await browser.newContext({ baseURL: hub.origin })).newPage()
    await expect(async () => {
      await newcomer.goto('/boite-aux-lettres')
      await newcomer.locator('article', { hasText: email }).getByRole('link').first().click({ timeout: 1000 })
    }).toPass()
    await newcomer.getByRole('button', { name: 'Me connecter' }).click()
    await expect(newcomer.getByRole('heading', { name: 'Bonjour Maïté Lesbats' })).toBeVisible()
    await newcomer.goto('/communautes/marsan/personnes')
    await expect(newcomer.getByRole('listitem').filter({ hasText: 'Maïté Lesbats' })).toBeVisible()

    const title = newTitle('Pas pour tout le monde')
    await ask(manager, title)
    await newcomer.goto('/communautes/marsan')
    await isLive(newcomer)
    const thread = newcomer.getByRole('list', { name: 'Fils d’entraide' }).getByRole('link', { name: title })
    await expect(thread).toBeVisible()
    const referent = await enter('referent')
    await referent.goto('/communautes/marsan/personnes')
    await referent.getByRole('button', { name: /Retirer Maïté Lesbats/ }).click()
    await referent.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click()
    await expect(referent.getByRole('button', { name: /Retirer Maïté Lesbats/ })).toHaveCount(0)
    await expect(thread).toHaveCount(0)
    await isLive(newcomer)
  },
)
