import { expect } from '@playwright/test'
import { journey } from './testing/journey.ts'
import { answer, ask, isLive, newTitle } from './testing/steps.ts'

// A browser tells in its console of each request and socket that found nobody.
journey.use({ mayComplain: /ERR_|WebSocket|Failed to load/ })

journey(
  'the server is killed and comes back: nothing is missing, nothing double, the draft is kept',
  async ({ enter, hub }) => {
    journey.setTimeout(90_000)
    const [manager, colleague] = [await enter('manager'), await enter('ambassador')]
    const thread = await ask(manager, newTitle('Pendant la panne'))
    await colleague.goto(thread)
    await answer(colleague, 'Réponse d’avant')
    const answers = manager.getByRole('list', { name: 'Réponses' })
    await expect(answers.getByRole('listitem')).toHaveCount(1)
    await isLive(manager)
    await manager.getByLabel('Votre réponse').fill('Écrit pendant la panne')

    await hub.kill()
    await expect(manager.getByText(/Connexion perdue depuis/)).toBeVisible()
    await manager.getByRole('button', { name: 'Répondre' }).click()
    await expect(manager.getByText(/Le serveur ne répond pas/)).toBeVisible({ timeout: 30_000 })

    await hub.comeBack()
    await isLive(colleague)
    await answer(colleague, 'Réponse d’après')
    await expect(manager.getByText(/Connexion perdue depuis/)).toHaveCount(0, { timeout: 30_000 })
    await manager.getByRole('button', { name: 'Réessayer' }).click()

    for (const page of [manager, colleague]) {
      const shown = page.getByRole('list', { name: 'Réponses' })
      await expect(async () => {
        const pill = page.getByRole('button', { name: /afficher/ })
        if (await pill.isVisible()) await pill.click({ timeout: 1000 })
        await expect(shown.getByRole('listitem')).toHaveCount(3, { timeout: 1000 })
      }).toPass()
      for (const text of ['Réponse d’avant', 'Écrit pendant la panne', 'Réponse d’après']) {
        await expect(shown.getByText(text)).toHaveCount(1)
      }
    }
    await manager.reload()
    await expect(answers.getByRole('listitem')).toHaveCount(3)
    await expect(manager.getByLabel('Votre réponse')).toHaveValue('')
  },
)

journey('a text that was not sent survives a reload', async ({ enter }) => {
  const page = await enter('manager')
  await page.goto('/communautes/marsan/demander')
  await page.getByLabel('Titre de votre demande').fill('À finir demain')
  await page.reload()
  await expect(page.getByLabel('Titre de votre demande')).toHaveValue('À finir demain')
})

journey('an answer that was not sent is taken back, also where the browser keeps nothing', async ({ enter }) => {
  const page = await enter('manager')
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await ask(page, newTitle('Rien n’est gardé'))
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('"AnswerThread"') ? route.abort() : route.fallback(),
  )
  await answer(page, 'Une longue réponse')
  await page.getByRole('button', { name: 'Reprendre le texte' }).click()
  await expect(page.getByLabel('Votre réponse')).toHaveValue('Une longue réponse')
})

journey('what is written in another tab in the same form survives that one of them is sent', async ({ enter }) => {
  const page = await enter('manager')
  const other = await page.context().newPage()
  const thread = await ask(page, newTitle('Deux onglets'))
  await other.goto(thread)
  await page.getByLabel('Votre réponse').fill('Du premier onglet')
  await other.getByLabel('Votre réponse').fill('Du second onglet')
  await page.getByRole('button', { name: 'Répondre' }).click()
  await expect(page.getByText('envoi…')).toHaveCount(0)
  await expect(page.getByRole('list', { name: 'Réponses' }).getByText('Du premier onglet')).toBeVisible()
  await other.reload()
  await expect(other.getByLabel('Votre réponse')).toHaveValue('Du second onglet')
})
