import { expect } from '@playwright/test'
import { journey } from './testing/journey.ts'
import { answer, ask, isLive, newTitle } from './testing/steps.ts'

journey('a question is seen by a colleague without reloading, answered, and marked solved', async ({ enter }) => {
  const manager = await enter('manager')
  const colleague = await enter('ambassador')
  const title = newTitle('Qui a mis en place un tutorat ?')
  await colleague.goto('/communautes/marsan')
  await isLive(colleague)

  const thread = await ask(manager, title)
  const list = colleague.getByRole('list', { name: 'Fils d’entraide' })
  await expect(list.getByRole('link', { name: title })).toBeVisible()
  await expect(colleague.getByRole('list', { name: 'Activité' }).getByText(title)).toBeVisible()

  await isLive(manager)
  await list.getByRole('link', { name: title }).click()
  await expect(colleague.getByRole('heading', { level: 1, name: title })).toBeFocused()
  await expect(colleague.locator('strong', { hasText: 'solution' })).toBeVisible()
  await answer(colleague, 'Oui, depuis un an, avec un binôme par arrivée.')
  await expect(colleague.getByRole('heading', { name: '1 réponse' })).toBeVisible()
  await expect(colleague.getByText('envoi…')).toHaveCount(0)

  const answers = manager.getByRole('list', { name: 'Réponses' })
  await expect(answers.getByText('un binôme par arrivée')).toBeVisible()
  await expect(answers.getByRole('listitem')).toHaveCount(1)
  await answers.getByRole('button', { name: 'C’est la solution' }).click()
  await expect(manager.getByText('Réponse retenue')).toBeVisible()
  await expect(manager.getByText('un binôme par arrivée')).toHaveCount(1)
  await expect(manager.getByText('Elle est plus haut, sous la question.')).toBeVisible()

  await colleague.getByRole('button', { name: /afficher la réponse retenue/ }).press('Enter')
  await expect(colleague.getByText('Réponse retenue')).toBeVisible()
  await expect(colleague.getByRole('article').filter({ hasText: 'Réponse retenue' })).toBeFocused()
  expect(new URL(colleague.url()).pathname).toBe(thread)

  await manager.getByRole('button', { name: 'Rouvrir le fil' }).click()
  await expect(manager.getByText('Réponse retenue')).toHaveCount(0)
  await expect(answers.getByText('un binôme par arrivée')).toBeVisible()
  await colleague.getByRole('button', { name: /Fil rouvert/ }).press('Enter')
  await expect(colleague.getByText('Réponse retenue')).toHaveCount(0)
  await expect(colleague.locator('body')).not.toBeFocused()
})

journey('a correction that was left comes back, but never over a newer one', async ({ enter }) => {
  const [page, phone] = [await enter('manager'), await enter('manager')]
  const thread = await ask(page, newTitle('Relecture'))
  await answer(page, 'Dès lundi.')
  await expect(page.getByRole('list', { name: 'Réponses' }).getByText('Dès lundi.')).toBeVisible()
  const texts = [
    { button: 'Modifier ma demande', label: 'Votre situation et ce que vous cherchez' },
    { button: 'Modifier ma réponse', label: 'Votre réponse' },
  ]
  for (const { button, label } of texts) {
    const open = async (device: typeof page) => {
      await device.goto(thread)
      await device.getByRole('button', { name: button }).click()
      return device.getByLabel(label).first()
    }
    await (await open(page)).fill('À moitié écrit')
    await expect(await open(page)).toHaveValue('À moitié écrit')
    await (await open(phone)).fill('Écrit depuis le téléphone')
    await phone.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(phone.getByRole('button', { name: 'Enregistrer' })).toHaveCount(0)
    await expect(await open(page)).toHaveValue('Écrit depuis le téléphone')
    await page.getByRole('button', { name: 'Annuler' }).click()
  }
})

journey('what is new is marked until it is read, also on another device', async ({ enter }) => {
  const [asker, reader, readerElsewhere] = [
    await enter('manager'),
    await enter('ambassador'),
    await enter('ambassador'),
  ]
  const title = newTitle('Covoiturage du matin')
  await reader.goto('/')
  await isLive(reader)
  await ask(asker, title)
  const news = reader.getByRole('region', { name: 'Quoi de neuf depuis votre dernière visite' })
  await expect(news.getByRole('link', { name: title })).toBeVisible()
  const row = (page: typeof reader) => page.locator('article', { hasText: title })
  await expect(row(reader).getByText('nouveau', { exact: true })).toBeVisible()
  await row(reader).getByRole('link').click()
  await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible()

  await expect(async () => {
    await readerElsewhere.goto('/communautes/marsan')
    await expect(row(readerElsewhere).getByRole('link')).toBeVisible()
    await expect(row(readerElsewhere).getByText('nouveau', { exact: true })).toHaveCount(0, { timeout: 500 })
  }).toPass()
})

journey('members of another community see nothing of it', async ({ enter }) => {
  const [manager, stranger] = [await enter('manager'), await enter('daxManager')]
  const thread = await ask(manager, newTitle('Entre nous'))
  await stranger.goto(thread)
  await expect(stranger.getByRole('heading', { name: 'Cette page n’existe pas' })).toBeVisible()
})
