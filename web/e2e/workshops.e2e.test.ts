import { expect, type Page } from '@playwright/test'
import { journey } from './testing/journey.ts'
import { isLive, loseAnswer, newTitle } from './testing/steps.ts'
import { violationsInBothColours } from './testing/violations-of.ts'

/** Plans a meeting with few seats in Marsan and publishes it; gives its address. */
const plan = async (page: Page, title: string, seats: number): Promise<string> => {
  await page.goto('/ateliers')
  await page.getByRole('link', { name: 'Prévoir une rencontre' }).click()
  await page.getByLabel('Titre').fill(title)
  await page.getByLabel('Marsan').check()
  await page.getByLabel('Jour').fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10))
  await page.getByLabel('Adresse').fill('12 rue des Pins')
  await page.getByLabel('Places (vide').fill(String(seats))
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText('brouillon')).toBeVisible()
  await page.getByRole('button', { name: 'Publier' }).click()
  await expect(page.getByText('brouillon')).toHaveCount(0)
  return new URL(page.url()).pathname
}

journey(
  'a meeting is planned, published, and a seat taken in one click is seen live by everybody',
  async ({ enter }) => {
    const referent = await enter('referent')
    const manager = await enter('manager')
    const title = newTitle('Rencontre d’automne')
    await manager.goto('/ateliers')
    await isLive(manager)
    await plan(referent, title, 12)

    await manager.getByRole('link', { name: title }).click()
    await expect(manager.getByText('12 rue des Pins')).toBeVisible()
    await isLive(referent)
    await manager.getByRole('button', { name: 'M’inscrire' }).click()
    await expect(manager.getByText('Vous avez une place.')).toBeVisible()
    await expect(referent.getByText('1/12 places prises')).toBeVisible()

    await manager.getByRole('button', { name: 'Rendre ma place' }).click()
    await expect(manager.getByRole('button', { name: 'M’inscrire' })).toBeVisible()
    await expect(referent.getByText('0/12 places prises')).toBeVisible()
  },
)

journey('a full meeting keeps a waiting list, and a freed seat is offered to the next', async ({ enter }) => {
  const [referent, manager, ambassador] = [await enter('referent'), await enter('manager'), await enter('ambassador')]
  const address = await plan(referent, newTitle('Une seule place'), 1)
  await manager.goto(address)
  await manager.getByRole('button', { name: 'M’inscrire' }).click()
  await expect(manager.getByText('Vous avez une place.')).toBeVisible()
  await ambassador.goto(address)
  await ambassador.getByRole('button', { name: 'M’inscrire en liste d’attente' }).click()
  await expect(ambassador.getByText('à la place 1')).toBeVisible()
  await isLive(ambassador)

  await manager.getByRole('button', { name: 'Rendre ma place' }).click()
  await ambassador.getByRole('button', { name: 'Prendre la place' }).click()
  await expect(ambassador.getByText('Vous avez une place.')).toBeVisible()
})

journey('a cancelled meeting says why on every screen', async ({ enter }) => {
  const [referent, manager] = [await enter('referent'), await enter('manager')]
  const address = await plan(referent, newTitle('Salle fermée'), 5)
  await manager.goto(address)
  await isLive(manager)
  await referent.getByLabel('Raison de l’annulation').fill('La salle est fermée ce jour-là.')
  await referent.reload()
  await expect(referent.getByLabel('Raison de l’annulation')).toHaveValue('La salle est fermée ce jour-là.')
  await referent.getByRole('button', { name: 'Annuler la rencontre' }).click()
  await expect(manager.getByText('La salle est fermée ce jour-là.')).toBeVisible()
  expect(await violationsInBothColours(manager)).toEqual([])
  await expect(manager.getByRole('button', { name: 'M’inscrire' })).toHaveCount(0)
})

journey('what is wrong with a plan is said at its field, and nothing typed is lost', async ({ enter }) => {
  const page = await enter('manager')
  await page.goto('/ateliers/nouveau')
  await page.getByLabel('Titre').fill('À corriger')
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click()
  await expect(page.getByText('Choisissez un jour.')).toBeVisible()
  await expect(page.getByLabel('Jour')).toBeFocused()
  await page.getByLabel('Jour').fill('2020-01-01')
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click()
  await expect(page.getByText('Choisissez au moins une communauté.')).toBeVisible()
  const communities = page.getByRole('group', { name: 'Pour quelles communautés' })
  await expect(communities.getByRole('checkbox').first()).toBeFocused()
  await page.getByLabel('Marsan').check()
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click()
  await expect(page.getByText('Cette date est passée')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Titre')).toHaveValue('À corriger')
})

journey('a meeting that comes back every month is planned and published at once', async ({ enter }) => {
  const page = await enter('manager')
  const title = newTitle('Point mensuel')
  await page.goto('/ateliers/nouveau')
  await page.getByLabel('Titre').fill(title)
  await page.getByLabel('Marsan').check()
  await page.getByLabel('Jour').fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10))
  await page.getByLabel('Se répète').selectOption('MONTHLY')
  await page.getByLabel('Nombre de rencontres').fill('61')
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click()
  await expect(page.getByText('Une série a au plus 60 rencontres')).toBeVisible()
  await page.getByLabel('Nombre de rencontres').fill('3')
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click()
  await page.getByRole('button', { name: 'Publier toute la série' }).click()
  await expect(page.getByText('brouillon')).toHaveCount(0)
  await page.goto('/ateliers')
  await expect(page.getByRole('link', { name: title })).toHaveCount(3)
})

journey('a meeting is moved and gets a second date, which whoever looks at it sees', async ({ enter }) => {
  const [referent, manager] = [await enter('referent'), await enter('manager')]
  const title = newTitle('À déplacer')
  const address = await plan(referent, title, 9)
  await manager.goto(address)
  await isLive(manager)
  await referent.getByRole('link', { name: 'Modifier la date' }).click()
  await expect(referent.getByLabel('Titre')).toHaveValue(title)
  await referent.getByLabel('Adresse').fill('Salle des fêtes')
  await referent.getByRole('button', { name: 'Ajouter une date' }).click()
  const second = referent.getByRole('group', { name: 'Date 2' })
  await second.getByLabel('Jour').fill(new Date(Date.now() + 31 * 86_400_000).toISOString().slice(0, 10))
  await referent.getByRole('button', { name: 'Enregistrer les changements' }).click()
  await expect(referent.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(manager.getByText('Salle des fêtes')).toHaveCount(2)
  await expect(referent.getByText('Salle des fêtes')).toHaveCount(2)
})

journey.describe('when the answer is lost on the way', () => {
  journey.use({ mayComplain: /ERR_|Failed to load/ })

  journey('one is registered all the same, gives the seat back, and may register again', async ({ enter }) => {
    const [referent, manager] = [await enter('referent'), await enter('manager')]
    const address = await plan(referent, newTitle('Réponse perdue'), 5)
    await manager.goto(address)
    await isLive(manager)
    let lost = 0
    await manager.route('**/graphql', async (route) => {
      if (lost > 0 || !route.request().postData()?.includes('"RegisterForWorkshop"')) return route.fallback()
      lost += 1
      await route.fetch()
      await route.abort()
    })
    await manager.getByRole('button', { name: 'M’inscrire' }).click()
    await expect(manager.getByText('Vous avez une place.')).toBeVisible()
    expect(lost).toBe(1)
    await manager.getByRole('button', { name: 'Rendre ma place' }).click()
    await manager.getByRole('button', { name: 'M’inscrire' }).click()
    await expect(manager.getByText('Vous avez une place.')).toBeVisible()
  })

  journey('one’s own change is not taken for somebody else’s', async ({ enter }) => {
    const page = await enter('referent')
    const address = await plan(page, newTitle('Changement perdu'), 5)
    await page.goto(`${address}/modifier`)
    await isLive(page)
    await page.getByLabel('Adresse').fill('3 place du Marché')
    await loseAnswer(page, 'EditWorkshop')
    const save = page.getByRole('button', { name: 'Enregistrer les changements' })
    await save.click()
    await expect(page.getByRole('alert').filter({ hasText: 'Le serveur' })).toBeVisible()
    await page.reload()
    await expect(page.getByLabel('Adresse')).toHaveValue('3 place du Marché')
    await expect(page.getByText('Quelqu’un d’autre a enregistré')).toHaveCount(0)
    await save.click()
    await expect(page.getByText('3 place du Marché')).toBeVisible()
    await expect(page.getByText('0/5 places prises')).toBeVisible()
  })
})

journey('two organisers change a meeting at once: neither loses what they wrote', async ({ enter }) => {
  const [first, second] = [await enter('referent'), await enter('referent')]
  const address = await plan(first, newTitle('À deux'), 12)
  for (const page of [first, second]) await page.goto(`${address}/modifier`)
  await isLive(second)
  await second.getByLabel('Places (vide').fill('20')
  await first.getByLabel('Adresse').fill('3 place du Marché')
  await first.getByRole('button', { name: 'Enregistrer les changements' }).click()
  await expect(first.getByText('3 place du Marché')).toBeVisible()

  await expect(second.getByText('Quelqu’un d’autre a enregistré des changements entre-temps')).toBeVisible()
  await expect(second.getByLabel('Places (vide')).toHaveValue('20')
  await expect(second.getByLabel('Adresse')).toHaveValue('3 place du Marché')
  await second.getByRole('button', { name: 'Garder ma saisie et la vérifier' }).click()
  await second.getByRole('button', { name: 'Enregistrer les changements' }).click()
  await expect(second.getByText('0/20 places prises')).toBeVisible()
  await expect(second.getByText('3 place du Marché')).toBeVisible()
})
