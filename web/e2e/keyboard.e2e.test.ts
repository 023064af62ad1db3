import { expect } from '@playwright/test'
import { journey } from './testing/journey.ts'
import { newTitle } from './testing/steps.ts'

journey('asking for help with the keyboard alone', async ({ enter }) => {
  const page = await enter('manager')
  await page.goto('/communautes/marsan')
  await expect(page.getByRole('link', { name: 'Demander de l’aide' })).toBeVisible()

  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()

  const tabTo = async (name: string) => {
    for (let stops = 0; stops < 30; stops++) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
      if (focused === name) return
    }
    throw new Error(`the keyboard does not reach ${name}`)
  }
  await tabTo('Demander de l’aide')
  await page.keyboard.press('Enter')
  const title = page.getByLabel('Titre de votre demande')
  await expect(title).toBeVisible()

  // Sent empty: the focus goes to the first field at fault, and says why.
  await tabTo('Publier la demande')
  await page.keyboard.press('Enter')
  await expect(title).toBeFocused()
  await expect(page.getByText('Donnez un titre à votre demande.')).toBeVisible()

  const asked = newTitle('Au clavier seul')
  await page.keyboard.type(asked)
  await page.keyboard.press('Tab')
  await page.keyboard.type('Sans souris.')
  await tabTo('Publier la demande')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: asked })).toBeFocused()
})

journey('answering a date poll and registering for a meeting with the keyboard alone', async ({ enter }) => {
  const page = await enter('ambassador')
  const goTo = async (name: RegExp) => {
    for (let stops = 0; stops < 60; stops++) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
      if (name.test(focused)) return
    }
    throw new Error(`the keyboard does not reach ${name}`)
  }
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Préparer ensemble l’accueil' })).toBeVisible()
  await goTo(/^Préparer ensemble l’accueil/)
  await page.keyboard.press('Enter')
  const dates = page.getByRole('radiogroup')
  await expect(dates.first()).toBeVisible()
  for (let stops = 0; stops < 60 && !(await dates.first().locator(':focus').count()); stops++) {
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await expect(dates.first().getByLabel('Si besoin')).toBeChecked()
  await goTo(/^Envoyer mes disponibilités$/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Merci, c’est noté.')).toBeVisible()

  await page.goto('/ateliers')
  await expect(page.getByRole('link', { name: 'Atelier « cadre dirigeant »' })).toBeVisible()
  await goTo(/^Atelier «\scadre dirigeant\s»/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Atelier « cadre dirigeant »' })).toBeFocused()
  await goTo(/^(M’inscrire|Rendre ma place|M’inscrire en liste d’attente)$/)
})

journey('a button that is pressed again while it works sends nothing more', async ({ enter }) => {
  const page = await enter('manager')
  await page.goto('/compte')
  let sent = 0
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('"EditMyAccount"')) {
      sent += 1
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
    await route.continue()
  })
  const save = page.getByRole('button', { name: 'Enregistrer', exact: true })
  await save.focus()
  await page.keyboard.press('Enter')
  await expect(save).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Enter')
  await page.getByLabel('Nom affiché').press('Enter')
  await expect(page.getByText('C’est enregistré.')).toBeVisible()
  expect(sent).toBe(1)
})

journey('the focus stays where it was when the button that one pressed goes away', async ({ enter }) => {
  const page = await enter('manager')
  await page.goto('/communautes/marsan')
  await page.getByRole('link', { name: 'Activité' }).click()
  await expect(page).toHaveURL(/activite$/)
  const more = page.getByRole('button', { name: 'Afficher la suite' })
  while (await more.isVisible()) {
    await more.focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-loading]')).toHaveCount(0)
  }
  await expect(page.getByRole('main').locator('div:focus')).toHaveCount(1)

  await page.goto('/ateliers')
  await page.getByRole('link', { name: 'Atelier « cadre dirigeant »' }).click()
  const register = page.getByRole('button', { name: /^M’inscrire/ })
  const giveBack = page.getByRole('button', { name: /^(Rendre ma place|Quitter la liste d’attente)$/ })
  for (const [button, next] of [
    [register, giveBack],
    [giveBack, register],
  ] as const) {
    await button.focus()
    await page.keyboard.press('Enter')
    await expect(next).toBeVisible()
    await expect(page.locator('body')).not.toBeFocused()
    await page.keyboard.press('Tab')
    await expect(next).toBeFocused()
  }
})
