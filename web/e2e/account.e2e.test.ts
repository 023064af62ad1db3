import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { journey } from './testing/journey.ts'
import { loseAnswer, newTitle } from './testing/steps.ts'

journey('a personal token is shown once, works for programs, and can be ended', async ({ enter, playwright, hub }) => {
  const page = await enter('manager')
  await page.goto('/compte')
  await page.getByLabel('Nom du jeton').fill('tableau de bord')
  await page.getByRole('button', { name: 'Créer un jeton' }).click()
  await expect(page.getByText('il ne sera plus affiché')).toBeVisible()
  const secret =
    (await page
      .locator('code', { hasText: /^\S{20,}$/ })
      .first()
      .textContent()) ?? ''

  const program = await playwright.request.newContext({ baseURL: hub.origin })
  const whoAmI = async () => {
    const data = { query: '{ viewer { member { displayName } } }' }
    const answer = await program.post('/graphql', { headers: { authorization: `Bearer ${secret}` }, data })
    return answer.text()
  }
  expect(await whoAmI()).toContain('Nadège Lafitte')
  await page.reload()
  await expect(page.getByText('tableau de bord')).toBeVisible()
  expect(await page.content()).not.toContain(secret)
  await page.getByRole('button', { name: 'Terminer le jeton tableau de bord' }).click()
  await expect(page.getByRole('button', { name: 'Terminer le jeton tableau de bord' })).toHaveCount(0)
  expect(await whoAmI()).toContain('UNAUTHENTICATED')
})

journey('my data come as a file', async ({ enter }) => {
  const page = await enter('ambassador')
  await page.goto('/compte')
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Télécharger mes données' }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toBe('mes-donnees-ama.json')
  const data: unknown = JSON.parse(await readFile(await download.path(), 'utf8'))
  expect(JSON.stringify(data)).toContain('ambassadrice.marsan@demo.example')
})

journey(
  'a name that was not saved survives a reload, says so, and never comes back over a newer one',
  async ({ enter }) => {
    const page = await enter('ambassador')
    await page.goto('/compte')
    const name = page.getByLabel('Nom affiché')
    const before = await name.inputValue()
    await name.fill(`${before} (à finir)`)
    await page.reload()
    await expect(name).toHaveValue(`${before} (à finir)`)
    await page.getByRole('button', { name: 'Annuler les changements' }).click()
    await expect(name).toHaveValue(before)
    await expect(page.getByRole('button', { name: 'Enregistrer' })).toBeFocused()
    await page.reload()
    await expect(name).toHaveValue(before)

    await name.fill(`${before} (à finir)`)
    const rename = async (to: string) => {
      await phone.getByLabel('Nom affiché').fill(to)
      await phone.getByRole('button', { name: 'Enregistrer' }).click()
      await expect(phone.getByText('C’est enregistré.')).toBeVisible()
      await expect(phone.getByRole('button', { name: 'Enregistrer' })).toBeFocused()
      await expect(phone.getByRole('button', { name: 'Annuler les changements' })).toHaveCount(0)
      await expect(phone.getByLabel('Nom affiché')).toHaveValue(to)
    }
    const phone = await enter('ambassador')
    await phone.goto('/compte')
    await rename(`${before}, depuis le téléphone`)
    await page.reload()
    await expect(name).toHaveValue(`${before}, depuis le téléphone`)
    await rename(before)
  },
)

journey.describe('when the answer is lost', () => {
  journey.use({ mayComplain: /ERR_|Failed to load/ })
  journey('a token is made once, and the page says that it can’t be shown any more', async ({ enter }) => {
    const page = await enter('daxManager')
    const name = newTitle('essai')
    await page.goto('/compte')
    await page.getByLabel('Nom du jeton').fill(name)
    await loseAnswer(page, 'CreateToken')
    const create = page.getByRole('button', { name: 'Créer un jeton' })
    await create.click()
    await expect(page.getByText(/Le serveur ne répond pas/)).toBeVisible()
    await page.reload()
    await expect(page.getByLabel('Nom du jeton')).toHaveValue(name)
    await create.click()
    await expect(page.getByText(`Le jeton « ${name} » est déjà créé`)).toBeVisible()
    const ends = page.getByRole('button', { name: `Terminer le jeton ${name}` })
    await expect(ends).toHaveCount(1)

    // Another of the same name is one click.
    await ends.click()
    await expect(ends).toHaveCount(0)
    await create.click()
    await expect(page.getByText('il ne sera plus affiché')).toBeVisible()
    await expect(page.getByText(/est déjà créé/)).toHaveCount(0)
    await ends.click()
    await expect(ends).toHaveCount(0)
  })
})
