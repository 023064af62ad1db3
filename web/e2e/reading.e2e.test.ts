import { expect } from '@playwright/test'
import { journey } from './testing/journey.ts'
import { answer, ask, isLive, newTitle } from './testing/steps.ts'
import { listen } from './testing/told.ts'

journey('a live answer never moves the text that somebody is writing', async ({ enter }) => {
  const [manager, colleague] = [await enter('manager'), await enter('ambassador')]
  const thread = await ask(manager, newTitle('Planning du week-end'))
  await isLive(manager)
  // While the answers are being read, the editor is there already, a little further down.
  await expect(manager.getByText('encore répondu')).toBeVisible()
  const editor = manager.getByLabel('Votre réponse')
  await editor.fill('Je précise ma question')
  const before = await editor.boundingBox()
  const told = await listen(manager)

  await colleague.goto(thread)
  await answer(colleague, 'Première piste')
  await answer(colleague, 'Seconde piste')

  const pill = manager.getByRole('button', { name: '2 nouvelles réponses – afficher' })
  await expect(pill).toBeVisible()
  await expect(manager.getByText('Première piste')).toHaveCount(0)
  expect(await editor.boundingBox()).toEqual(before)
  await expect(editor).toHaveValue('Je précise ma question')
  expect(await told()).toEqual(['1 nouvelle réponse – afficher', '2 nouvelles réponses – afficher'])
  await pill.click()
  await expect(manager.getByText('Seconde piste')).toBeVisible()
  await expect(editor).toHaveValue('Je précise ma question')
})

journey('no line of a title begins with a sign that belongs to the word before it', async ({ enter }) => {
  const page = await enter('ambassador')
  await page.goto('/communautes/marsan')
  const titles = page
    .getByRole('list')
    .getByRole('link')
    .filter({ hasText: /\s[?!:»]/ })
  await expect(titles.first()).toBeVisible()
  for (const width of [320, 390, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    const alone = await titles.evaluateAll((links) =>
      links.flatMap((link) => {
        const text = document.createTreeWalker(link, NodeFilter.SHOW_TEXT).nextNode()
        return [...(text?.textContent ?? '').matchAll(/[?!:»]/g)].flatMap(({ index }) => {
          const range = document.createRange()
          range.setStart(text as Node, index)
          range.setEnd(text as Node, index + 1)
          return range.getBoundingClientRect().left - link.getBoundingClientRect().left < 2 ? link.textContent : []
        })
      }),
    )
    expect(alone, `at ${width} px`).toEqual([])
  }
})

journey(
  'further down, a screen reader is told once that there is something new, in however many lists',
  async ({ enter }) => {
    const [reader, asker] = [await enter('ambassador'), await enter('manager')]
    await reader.setViewportSize({ width: 1280, height: 500 })
    await reader.goto('/communautes/marsan')
    await isLive(reader)
    await reader.getByRole('list', { name: 'Activité' }).getByRole('listitem').last().scrollIntoViewIfNeeded()
    const told = await listen(reader)
    await ask(asker, newTitle('Prêt de chaises'))
    const pill = (name: string) => reader.getByRole('region', { name }).getByRole('button', { name: /1 nouveauté/ })
    await expect(pill('Fils d’entraide')).toBeVisible()
    await expect(pill('Activité en direct')).toBeVisible()
    expect(await told()).toEqual(['1 nouveauté – afficher'])

    // Back at the top, what waits still waits: the next one joins it, and is no announcement of its own.
    await reader.evaluate(() => window.scrollTo({ top: 0 }))
    await ask(asker, newTitle('Prêt de bancs'))
    await expect(reader.getByRole('button', { name: /2 nouveautés/ })).toHaveCount(2)
    expect(await told()).toEqual(['1 nouveauté – afficher', '2 nouveautés – afficher'])
  },
)

journey('a list that is being read stays still, and says how much is new', async ({ enter }) => {
  const [reader, asker] = [await enter('ambassador'), await enter('manager')]
  await reader.goto('/communautes/marsan')
  await isLive(reader)
  const list = reader.getByRole('list', { name: 'Fils d’entraide' })
  const first = list.getByRole('link').first()
  await first.hover()
  const before = await first.textContent()
  const title = newTitle('Prêt de matériel')
  await ask(asker, title)
  const pill = reader.getByRole('region', { name: 'Fils d’entraide' }).getByRole('button', { name: /1 nouveauté/ })
  await expect(pill).toBeVisible()
  expect(await first.textContent()).toBe(before)
  await pill.click()
  await expect(list.getByRole('link').first()).toHaveText(title)

  // Nobody reads any more: what comes now need not wait.
  await reader.mouse.move(0, 0)
  const next = newTitle('Prêt de camion')
  await ask(asker, next)
  await expect(list.getByRole('link').first()).toHaveText(next)
})

journey('who asks for what is new with the keyboard stays in the list, which stands still', async ({ enter }) => {
  const [reader, asker] = [await enter('ambassador'), await enter('manager')]
  await reader.goto('/communautes/marsan')
  await isLive(reader)
  const list = reader.getByRole('list', { name: 'Fils d’entraide' })
  await list.getByRole('link').first().focus()
  const pill = reader.getByRole('region', { name: 'Fils d’entraide' }).getByRole('button', { name: /1 nouveauté/ })
  const title = newTitle('Prêt de salle')
  await ask(asker, title)
  await pill.press('Enter')
  await expect(list.getByRole('link').first()).toHaveText(title)
  await expect(list).toBeFocused()
  await ask(asker, newTitle('Prêt de tables'))
  await expect(pill).toBeVisible()
  await expect(list.getByRole('link').first()).toHaveText(title)
  await pill.press('Enter')
  await reader.keyboard.press('Tab')
  await expect(list.getByRole('link').first()).toBeFocused()
})
