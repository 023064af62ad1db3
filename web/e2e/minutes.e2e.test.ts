import { expect, type Page } from '@playwright/test'
import { journey } from './testing/journey.ts'
import { violationsInBothColours } from './testing/violations-of.ts'
import { isLive } from './testing/steps.ts'

const title = 'Accueillir un apprenti'
journey.use({ mayComplain: /ERR_|WebSocket|Failed to load/ })
const open = async (page: Page, address?: string): Promise<void> => {
  if (address) return void (await page.goto(`${address}/compte-rendu`))
  await page.goto('/ateliers')
  await page.getByRole('link', { name: title }).first().click()
  await page.getByRole('link', { name: 'Écrire le compte rendu' }).click()
}
const textOf = (page: Page) => page.getByLabel('Compte rendu', { exact: true })
const isSaved = (page: Page) => expect(page.getByText('Enregistré.', { exact: true })).toBeVisible()
const conflictOn = (page: Page) => page.getByText('a enregistré un autre texte entre-temps')

journey(
  'two who write the minutes at once lose nothing, and everybody reads them once published',
  async ({ enter }) => {
    const [one, other, reader] = [await enter('referent'), await enter('referent'), await enter('ambassador')]
    await reader.goto('/ateliers')
    await reader.getByRole('link', { name: title }).first().click()
    await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible()
    const address = reader.url()
    await open(one, address)
    await open(other, address)
    await isLive(one)
    await isLive(other)
    await textOf(one).fill('Ce que la première a noté.')
    await textOf(other).fill('Ce que la seconde a noté.')
    await expect.poll(async () => (await conflictOn(one).count()) + (await conflictOn(other).count())).toBe(1)
    const [winner, loser] = (await conflictOn(one).count()) === 1 ? [other, one] : [one, other]
    const kept = await textOf(winner).inputValue()
    await expect(loser.getByLabel('Le texte enregistré')).toHaveValue(kept)
    expect(await violationsInBothColours(loser)).toEqual([])

    const both = `${kept}\n\n${await textOf(loser).inputValue()}`
    await textOf(loser).fill(both)
    await loser.getByRole('button', { name: 'Garder mon texte' }).click()
    await isSaved(loser)
    await expect(textOf(winner)).toHaveValue(both)
    await isSaved(winner)

    await winner.getByRole('button', { name: 'Publier le compte rendu' }).click()
    await expect(winner.getByText('Ce compte rendu est publié')).toBeVisible()
    await expect(reader.getByText('Ce que la première a noté.')).toBeVisible()
  },
)

journey('what is typed without network is kept, said so, and saved later', async ({ enter }) => {
  const page = await enter('referent')
  await open(page)
  await isLive(page)
  await expect(textOf(page)).toBeVisible()
  await page.context().setOffline(true)
  await textOf(page).fill('Écrit dans une salle sans réseau.')
  await expect(page.getByText('Non enregistré : votre texte est gardé sur cet appareil.')).toBeVisible()
  await page.context().setOffline(false)
  await isSaved(page)
  await page.reload()
  await expect(textOf(page)).toHaveValue('Écrit dans une salle sans réseau.')
})
