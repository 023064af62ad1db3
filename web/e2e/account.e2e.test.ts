import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { journey } from './testing/journey.ts'

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
