import { expect } from '@playwright/test'
import { journey, personas } from './testing/journey.ts'
import { ask, endSession, isLive, newTitle } from './testing/steps.ts'

journey('a session ended elsewhere: the page says so, and the draft waits behind the sign-in', async ({ enter }) => {
  const [here, elsewhere] = [await enter('manager', { userAgent: 'Firefox/140.0 (Windows)' }), await enter('manager')]
  const thread = await ask(here, newTitle('Session'))
  await isLive(here)
  await here.getByLabel('Votre réponse').fill('Je n’ai pas fini')

  await endSession(elsewhere)
  const prompt = here.getByRole('dialog', { name: 'Votre session est terminée' })
  await expect(prompt).toBeVisible()
  await prompt.getByRole('link', { name: 'Me reconnecter' }).click()
  await here.getByRole('button', { name: /Nadège/ }).click()
  await expect(here).toHaveURL(thread)
  await expect(here.getByLabel('Votre réponse')).toHaveValue('Je n’ai pas fini')
})

journey.describe('in a browser where somebody else signs in', () => {
  journey.use({ mayComplain: /403/ })
  journey('a page that was open does nothing in that name, and becomes theirs', async ({ enter, hub }) => {
    const page = await enter('manager')
    await page.goto('/communautes/marsan/demander')
    const title = newTitle('De qui ?')
    await page.getByLabel('Titre de votre demande').fill(title)
    await page.getByLabel('Votre situation et ce que vous cherchez').fill('Essai')
    await page.request.post('/api/auth/demonstration/sign-in', {
      headers: { 'x-hub-csrf': '1', origin: hub.origin },
      data: { email: personas.referent },
    })
    const loaded = page.waitForEvent('load')
    await page.getByRole('button', { name: 'Publier la demande' }).click()
    await loaded
    await page.goto('/')
    await expect(page.getByRole('heading', { name: /Hélène/ })).toBeVisible()
    await page.goto('/communautes/marsan')
    await expect(page.getByRole('list', { name: 'Fils d’entraide' })).toBeVisible()
    await expect(page.getByRole('link', { name: title })).toHaveCount(0)
  })
})

journey('signing out leaves nothing of what was written to the next person', async ({ enter }) => {
  const page = await enter('manager')
  await page.goto('/communautes/marsan/demander')
  await page.getByLabel('Titre de votre demande').fill('Confidentiel')
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(page.getByRole('heading', { name: 'Se connecter' })).toBeVisible()
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('Confidentiel')
})

journey('signing out in one tab leaves nothing on screen, or written, in the others', async ({ enter }) => {
  const page = await enter('manager')
  const other = await page.context().newPage()
  await other.goto('/communautes/marsan/demander')
  await other.getByLabel('Titre de votre demande').fill('Confidentiel')
  await page.goto('/')
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(other.getByRole('heading', { name: 'Se connecter' })).toBeVisible()
  expect(await other.evaluate(() => JSON.stringify(localStorage))).not.toContain('Confidentiel')
})

journey('the link of the e-mail opens the hub once, at the click of a button', async ({ browser, hub }) => {
  const context = await browser.newContext({ baseURL: hub.origin })
  const page = await context.newPage()
  await page.goto('/communautes/grand-dax')
  await expect(page.getByRole('heading', { name: 'Se connecter' })).toBeVisible()
  await page.getByLabel('Votre adresse de courriel professionnelle').fill('directeur.dax@demo.example')
  await page.getByRole('button', { name: 'Recevoir mon lien' }).click()
  await expect(page.getByText(/un courriel vient de partir/)).toBeVisible()

  // Others may have been sent links too.
  const mail = page.locator('article', { hasText: 'directeur.dax@demo.example' })
  const link = mail.getByRole('link', { name: /connexion\/lien/ }).first()
  // The mail is under way when the page says so.
  await expect(async () => {
    await page.goto('/boite-aux-lettres')
    await expect(link).toBeVisible({ timeout: 3_000 })
  }).toPass()
  const address = (await link.getAttribute('href')) ?? ''
  await link.click()
  await page.getByRole('button', { name: 'Me connecter' }).click()
  await expect(page).toHaveURL('/communautes/grand-dax')
  await expect(page.getByRole('heading', { level: 1, name: 'Grand Dax' })).toBeVisible()

  await page.goto(address)
  await page.getByRole('button', { name: 'Me connecter' }).click()
  await expect(page.getByText(/Ce lien a déjà servi/)).toBeVisible()
  await context.close()
})
