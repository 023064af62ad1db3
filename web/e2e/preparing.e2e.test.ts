import { expect, type Page } from '@playwright/test'
import { journey } from './testing/journey.ts'
import { ask, isLive, newTitle } from './testing/steps.ts'
import { violationsInBothColours } from './testing/violations-of.ts'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** A published meeting of Marsan; gives its address. */
const plan = async (page: Page, title: string): Promise<string> => {
  await page.goto('/ateliers/nouveau')
  await page.getByLabel('Titre').fill(title)
  await page.getByLabel('Marsan').check()
  await page.getByLabel('Jour').fill(inDays(30))
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click()
  await page.getByRole('button', { name: 'Publier' }).click()
  await expect(page.getByText('brouillon')).toHaveCount(0)
  return new URL(page.url()).pathname
}

journey('an agenda grows from open questions, and its points are accepted and ordered', async ({ enter }) => {
  const [referent, manager] = [await enter('referent'), await enter('manager')]
  const question = newTitle('Comment fidéliser')
  await ask(manager, question)
  const address = await plan(referent, newTitle('Avec un ordre du jour'))
  await referent.getByLabel('Point à aborder').fill('Accueil')
  await referent.getByRole('button', { name: 'Proposer ce point' }).click()
  await expect(referent.getByLabel('Point à aborder')).toHaveValue('')
  await isLive(referent)

  await manager.goto(address)
  await manager.getByLabel('À partir d’une demande').selectOption({ label: question })
  await expect(manager.getByLabel('Point à aborder')).toHaveValue(question)
  await manager.getByLabel('Minutes').fill('20')
  await manager.getByRole('button', { name: 'Proposer ce point' }).click()
  await expect(manager.getByText('proposé', { exact: true })).toBeVisible()

  await referent.getByRole('button', { name: `Retenir : ${question}`, exact: true }).click()
  await referent.getByRole('button', { name: `Monter : ${question}` }).click()
  const points = manager.getByRole('region', { name: 'Ordre du jour' }).getByRole('listitem')
  await expect(points.first()).toContainText(question)
  await expect(manager.getByText('20 minutes prévues en tout')).toBeVisible()
})

journey('a colleague is registered, and somebody joins the organisers', async ({ enter }) => {
  const [referent, manager] = [await enter('referent'), await enter('manager')]
  const address = await plan(referent, newTitle('À plusieurs'))
  await manager.goto(address)
  const colleague = manager.getByLabel('Inscrire une ou un collègue')
  const register = manager.getByRole('button', { name: 'Inscrire', exact: true })
  await register.click()
  await expect(manager.getByText('Choisissez une personne.')).toBeVisible()
  await expect(colleague).toBeFocused()
  await colleague.selectOption({ index: 1 })
  await register.click()
  await expect(manager.getByText('a une place')).toBeVisible()
  expect(await violationsInBothColours(manager)).toEqual([])
  await manager.getByRole('button', { name: 'Annuler l’inscription' }).click()
  await expect(manager.getByText('a une place')).toHaveCount(0)

  const chosen = referent.getByLabel('Ajouter quelqu’un à l’organisation')
  await chosen.selectOption({ index: 1 })
  await referent.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await expect(referent.getByRole('button', { name: /^Retirer .* de l’organisation$/ })).toHaveCount(2)
})

journey('meetings are seen as a month and a week, and chosen by community, kind and place', async ({ enter }) => {
  const page = await enter('referent')
  const title = newTitle('Au calendrier')
  await plan(page, title)
  await page.goto('/ateliers')
  await page.getByText('Mois', { exact: true }).click()
  await page.goto(`/ateliers?vue=mois&jour=${inDays(30)}`)
  const meeting = page.getByRole('link', { name: title })
  await expect(meeting).toBeVisible()
  await page.getByText('Semaine', { exact: true }).click()
  await expect(meeting).toBeVisible()
  await page.getByRole('link', { name: 'Semaine suivante' }).click()
  await expect(meeting).toHaveCount(0)
  await page.goBack()
  await expect(meeting).toBeVisible()
  const community = page.getByLabel('Communauté', { exact: true })
  await community.selectOption('Grand Dax')
  await expect(meeting).toHaveCount(0)
  await community.selectOption('')
  await page.getByLabel('Ce que c’est').selectOption('WORKSHOP')
  await expect(meeting).toHaveCount(0)
  await page.getByLabel('Ce que c’est').selectOption('MEETING')
  await expect(meeting).toBeVisible()
})
