import { expect, type Page } from '@playwright/test'
import { standBetween } from './testing/between.ts'
import { journey } from './testing/journey.ts'
import { ask, isLive, newTitle } from './testing/steps.ts'
import { hear, seesOnce } from './testing/tabs.ts'

journey.use({ mayComplain: /WebSocket/ })

const marsan = '/communautes/marsan'

/** How often the page asked who is here: each time that everything on screen is asked for. */
const countFrames = (page: Page): (() => number) => {
  let asked = 0
  page.on('request', (request) => request.postData()?.includes('"Frame"') && (asked += 1))
  return () => asked
}

journey('4403: what may still be seen is fetched anew and followed, and the page says why', async ({ enter }) => {
  const page = await enter('manager')
  const hub = await standBetween(page)
  await page.goto(marsan)
  await isLive(page)
  const frames = countFrames(page)
  await hub.close(4403)
  await expect(page.getByText('Vos droits ont changé')).toBeVisible()
  await expect.poll(frames).toBe(1)
  await isLive(page)
  const title = newTitle('Droits changés')
  await ask(await enter('ambassador'), title)
  await seesOnce(page, title)
  await page.getByRole('button', { name: 'J’ai compris' }).click()
  await expect(page.getByText('Vos droits ont changé')).toHaveCount(0)
})

journey('4403 again and again: the page stops trying, and says so', async ({ enter }) => {
  const page = await enter('manager')
  const hub = await standBetween(page)
  await page.goto(marsan)
  await isLive(page)
  await hub.closeAlways(4403)
  await expect(page.getByText('Vos droits ne vous ouvrent plus d’activité à suivre')).toBeVisible({ timeout: 20_000 })
  const tried = hub.connections()
  await hear(page, 'visibilitychange')
  await expect(page.getByRole('heading', { level: 1, name: 'Marsan' })).toBeVisible()
  expect([hub.connections(), tried]).toEqual([4, 4])
})

journey('4408: the page goes on from its cursor, and nobody notices', async ({ enter }) => {
  const page = await enter('manager')
  const colleague = await enter('ambassador')
  const hub = await standBetween(page)
  await page.goto(marsan)
  await isLive(page)
  const frames = countFrames(page)
  await hub.close(4408)
  const title = newTitle('Trop lent')
  await ask(colleague, title)
  await seesOnce(page, title)
  await isLive(page)
  expect([hub.connections(), frames()]).toEqual([2, 0])
})

journey('4429: the page says that there are too many, and until when it waits', async ({ enter }) => {
  const page = await enter('manager')
  const hub = await standBetween(page)
  await hub.closeAlways(4429)
  await page.goto(marsan)
  await expect(page.getByText(/Trop de connexions sont ouvertes .* Nouvel essai vers \d\d:\d\d/)).toBeVisible()
  await hear(page, 'visibilitychange')
  await expect(page.getByRole('list', { name: 'Fils d’entraide' })).toBeVisible()
  expect(hub.connections()).toBe(1)
})

journey('RESYNC: everything on screen is fetched anew, what is being written is not touched', async ({ enter }) => {
  const page = await enter('manager')
  const hub = await standBetween(page)
  await ask(page, newTitle('Trop de nouvelles'))
  await isLive(page)
  const editor = page.getByLabel('Votre réponse')
  await editor.fill('Je suis en train d’écrire')
  await editor.evaluate((element) => Object.assign(element, { same: true }))
  const cursor = () =>
    page.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith('ama:cursor:'))?.[1] ?? '')
  // What was replayed since the page was loaded has gone by: it is a reason of its own to ask for everything.
  await page.waitForTimeout(1_000)
  const frames = countFrames(page)
  hub.say({
    __typename: 'Activity',
    cursor: await cursor(),
    kind: 'RESYNC',
    occurredAt: new Date().toISOString(),
    actor: null,
    community: null,
    subject: null,
  })
  await expect.poll(frames).toBe(1)
  await page.waitForLoadState('networkidle')
  await expect(editor).toHaveValue('Je suis en train d’écrire')
  await expect(editor).toBeFocused()
  expect(await editor.evaluate((element) => 'same' in element)).toBe(true)
  await isLive(page)
})

journey(
  'what happened and can’t be told is fetched: everything is asked for anew, once for several',
  async ({ enter }) => {
    const page = await enter('manager')
    const hub = await standBetween(page)
    await page.goto(marsan)
    await isLive(page)
    // What was replayed since the page was loaded has gone by: it is a reason of its own to ask for everything.
    await page.waitForTimeout(1_000)
    const frames = countFrames(page)
    hub.fail()
    hub.fail()
    await expect.poll(frames).toBe(1)
    const title = newTitle('Après une erreur')
    await ask(await enter('ambassador'), title)
    await seesOnce(page, title)
    expect([hub.connections(), frames()]).toEqual([1, 1])
  },
)
