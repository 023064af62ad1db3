import { expect, type Page } from '@playwright/test'
import { journey } from './testing/journey.ts'
import { answer, ask, newTitle } from './testing/steps.ts'
import { violationsOf } from './testing/violations-of.ts'

const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
]
const community = ['', '/activite', '/etablissements', '/personnes', '/demander', '/inviter', '/modifier']
const pages = [
  '/connexion',
  '/connexion/lien?jeton=abc',
  '/boite-aux-lettres',
  '/',
  ...community.map((room) => `/communautes/grand-dax${room}`),
  '/recherche?q=tutorat',
  '/compte',
  '/ateliers',
  '/ateliers?vue=mois',
  '/ateliers?vue=semaine',
  '/sondages/nouveau',
  '/calendriers',
  '/taches',
  '/plan',
  '/plan/nouvelle',
  '/ateliers/nouveau',
  '/notifications',
  '/notifications/reglages',
  '/nulle-part',
]

/** Each page is loaded once, and looked at in every size and in both colours: a browser's window is resized too. */
const isClean = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.waitForLoadState('networkidle')
  for (const viewport of sizes) {
    await page.setViewportSize(viewport)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const where = `${path} at ${viewport.width} px, ${colorScheme}`
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
      // Colours are all that the second look may find changed.
      expect.soft(await violationsOf(page, colorScheme === 'dark' ? ['color-contrast'] : undefined), where).toEqual([])
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect.soft(overflow, `${path} is as wide as a screen of ${viewport.width} px`).toBeLessThanOrEqual(0)
  }
}

journey('every page is clean for axe, wide and narrow, light and dark', async ({ enter }) => {
  journey.setTimeout(480_000)
  const page = await enter('referent')
  const thread = await ask(page, newTitle('Accessible à tous'), 'grand-dax')
  await answer(page, 'Oui, **vraiment**.')
  await expect(page.getByRole('button', { name: 'C’est la solution' })).toBeVisible()
  await page.getByRole('button', { name: 'C’est la solution' }).click()
  await expect(page.getByText('Réponse retenue')).toBeVisible()
  await page.goto('/ateliers')
  const workshop = page.getByRole('link', { name: 'Accueillir un apprenti' }).first()
  const workshopPath = (await workshop.getAttribute('href')) ?? ''
  await page.goto('/ateliers?passees=true')
  const held = await page.getByRole('link', { name: 'Restitution : accueillir' }).first().getAttribute('href')
  const rooms = [held, `${held}/emargement`, `${held}/compte-rendu`].flatMap((path) => path ?? [])
  await page.goto('/')
  const poll = page.getByRole('link', { name: 'Préparer ensemble l’accueil' }).first()
  const pollPath = (await poll.getAttribute('href')) ?? ''
  for (const path of [...pages, thread, workshopPath, pollPath, `${workshopPath}/modifier`, ...rooms]) {
    await isClean(page, path)
  }
})
