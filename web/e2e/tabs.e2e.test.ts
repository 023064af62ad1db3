import { expect, type Page } from '@playwright/test'
import { journey, personas } from './testing/journey.ts'
import { answer, ask, endSession, isLive, newTitle } from './testing/steps.ts'
import { violationsInBothColours } from './testing/violations-of.ts'
import { countSockets, hear, liveSubscribers, openTab, seesOnce } from './testing/tabs.ts'

// A browser tells in its console of each request and socket that found nobody.
journey.use({
  mayComplain: /ERR_|WebSocket|Failed to load/,
  // The whole page is in view: a list whose top is not holds back what is new.
  viewport: { width: 1280, height: 2400 },
})

const marsan = '/communautes/marsan'

journey('two tabs share one connection, and the second goes on when the first closes', async ({ enter, hub }) => {
  const first = await enter('manager')
  const opened = countSockets(first)
  await expect.poll(() => liveSubscribers(hub.origin)).toBe(0)
  await first.goto(marsan)
  await isLive(first)
  const second = await openTab(first, marsan)
  expect(opened()).toBe(1)
  expect(await liveSubscribers(hub.origin)).toBe(1)

  const colleague = await enter('ambassador')
  const [before, after] = [newTitle('À deux onglets'), newTitle('À un onglet')]
  await ask(colleague, before)
  for (const tab of [first, second]) await seesOnce(tab, before)
  expect(opened()).toBe(1)

  await first.close()
  await ask(colleague, after)
  await seesOnce(second, after)
  await isLive(second)
  expect(opened()).toBe(2)
  await colleague.close()
  await expect.poll(() => liveSubscribers(hub.origin)).toBe(1)
})

journey('a tab that the browser freezes gives the connection to another, and misses nothing', async ({ enter }) => {
  const first = await enter('manager')
  await first.goto(marsan)
  await isLive(first)
  const second = await openTab(first, marsan)
  const opened = countSockets(first)
  await hear(first, 'freeze')
  await expect.poll(opened).toBe(1)
  await isLive(second)

  const title = newTitle('Pendant la veille')
  await ask(await enter('ambassador'), title)
  await seesOnce(second, title)
  await hear(first, 'resume')
  await seesOnce(first, title)
  expect(opened()).toBe(1)
})

journey('a tab that hangs loses the connection to the one that somebody looks at', async ({ enter }) => {
  const first = await enter('manager')
  await first.goto(marsan)
  await isLive(first)
  const second = await openTab(first, marsan)
  const opened = countSockets(second)
  // Until it is told to end: a file of the site, which the page reads again and again without ever resting.
  let hangs = true
  await first.route('**/icon.svg?hang', (route) => route.fulfill({ status: hangs ? 200 : 404 }))
  const hanging = first.waitForRequest('**/icon.svg?hang')
  const hung = first.evaluate(() => {
    for (let status = 200; status === 200;) {
      const request = new XMLHttpRequest()
      request.open('GET', '/icon.svg?hang', false)
      request.send()
      status = request.status
    }
  })
  await hanging
  await hear(second, 'visibilitychange')
  await expect.poll(opened).toBe(1)
  const title = newTitle('Pendant le blocage')
  await ask(await enter('ambassador'), title)
  await seesOnce(second, title)
  hangs = false
  await hung
  await seesOnce(first, title)
})

journey(
  'the hub is killed and comes back: both tabs come back, nothing missing, nothing double',
  async ({ enter, hub }) => {
    journey.setTimeout(120_000)
    const first = await enter('manager')
    await first.goto(marsan)
    await isLive(first)
    const second = await openTab(first, marsan)
    const colleague = await enter('ambassador')
    const before = newTitle('Avant la panne')
    await ask(colleague, before)
    for (const tab of [first, second]) await seesOnce(tab, before)

    await hub.kill()
    for (const tab of [first, second]) await expect(tab.getByText(/Connexion perdue depuis/)).toBeVisible()
    await hub.comeBack()
    const after = newTitle('Après la panne')
    await ask(colleague, after)
    for (const tab of [first, second]) {
      await isLive(tab)
      await expect(tab.getByText(/Connexion perdue depuis/)).toHaveCount(0)
      for (const title of [before, after]) await seesOnce(tab, title)
    }
  },
)

journey(
  'a session ends: signing in anew in one tab brings both back, with what is being written',
  async ({ enter }) => {
    journey.setTimeout(120_000)
    const first = await enter('manager', { userAgent: 'Firefox/140.0 (Windows)' })
    const [one, other] = [await ask(first, newTitle('Premier fil')), await ask(first, newTitle('Second fil'))]
    await first.goto(one)
    await isLive(first)
    const second = await openTab(first, other)
    await first.getByLabel('Votre réponse').fill('À moitié écrit')
    await second.getByLabel('Votre réponse').fill('À moitié aussi')
    await second.evaluate(() => Object.assign(window, { sameDocument: true }))

    await endSession(await enter('manager'))
    for (const tab of [first, second]) {
      await expect(tab.getByRole('dialog', { name: 'Votre session est terminée' })).toBeVisible()
    }

    await first.getByRole('link', { name: 'Me reconnecter' }).click()
    await first.getByRole('button', { name: /Nadège/ }).click()
    await expect(first).toHaveURL(one)
    await expect(first.getByLabel('Votre réponse')).toHaveValue('À moitié écrit')
    await expect(second.getByRole('dialog', { name: 'Votre session est terminée' })).toHaveCount(0)
    for (const tab of [first, second]) await isLive(tab)
    await expect(second.getByLabel('Votre réponse')).toHaveValue('À moitié aussi')
    expect(await second.evaluate(() => 'sameDocument' in window)).toBe(true)

    const colleague = await enter('ambassador')
    await colleague.goto(other)
    await answer(colleague, 'Bon retour')
    await expect(second.getByRole('button', { name: '1 nouvelle réponse – afficher' })).toBeVisible()
  },
)

journey('who stayed on the page is asked again when the next session ends', async ({ enter }) => {
  const first = await enter('manager', { userAgent: 'Firefox/140.0 (Windows)' })
  await first.goto(marsan)
  await isLive(first)
  const second = await openTab(first, marsan)
  const elsewhere = await enter('manager')
  const prompt = second.getByRole('dialog', { name: 'Votre session est terminée' })
  await endSession(elsewhere)
  await prompt.getByRole('button', { name: 'Rester sur la page' }).click()
  await expect(second.getByRole('button', { name: 'Session terminée : me reconnecter' })).toBeVisible()
  expect(await violationsInBothColours(second)).toEqual([])

  await first.getByRole('link', { name: 'Me reconnecter' }).click()
  await first.getByRole('button', { name: /Nadège/ }).click()
  await expect(second.getByRole('button', { name: 'Session terminée : me reconnecter' })).toHaveCount(0)
  await isLive(second)
  await endSession(elsewhere)
  await expect(prompt).toBeVisible()
})

journey('a tab of another member gets nothing of the first one’s', async ({ enter, hub }) => {
  const first = await enter('manager')
  await first.goto(marsan)
  await isLive(first)
  await first.request.post('/api/auth/demonstration/sign-in', {
    headers: { 'x-hub-csrf': '1', origin: hub.origin },
    data: { email: personas.ambassador },
  })
  const second = await openTab(first, marsan)
  const groups = await second.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query()
    return [...held, ...pending].map(({ name }) => name)
  })
  expect(new Set(groups).size).toBe(2)

  // Whatever it asks, the first tab finds that this browser is somebody else's, and shows that one's page.
  await first.getByRole('link', { name: 'Rencontres' }).first().click()
  const nameIn = (tab: Page) => tab.getByRole('link', { name: 'Mon compte' }).getAttribute('title')
  const theirs = await nameIn(second)
  await expect.poll(() => nameIn(first)).toBe(theirs)
  await isLive(first)
})
