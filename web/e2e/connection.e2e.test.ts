import { expect } from '@playwright/test'
import { journey } from './testing/journey.ts'
import { answer, ask, isLive, newTitle } from './testing/steps.ts'
import { listen } from './testing/told.ts'

// A browser tells in its console of each request that finds no network.
journey.use({ mayComplain: /ERR_|WebSocket|Failed to load/ })

journey('without network the page says so, and what is written meanwhile leaves once it is back', async ({ enter }) => {
  const [manager, colleague] = [await enter('manager'), await enter('ambassador')]
  const thread = await ask(manager, newTitle('Dans le train'))
  await colleague.goto(thread)
  await isLive(colleague)
  // All that the page asks for is there: what is still asked for would say by itself that it can't be had.
  await colleague.waitForLoadState('networkidle')
  await colleague.context().setOffline(true)
  await answer(colleague, 'Écrit sous un tunnel')
  await expect(colleague.getByText(/Le serveur ne répond pas/)).toBeVisible()
  await expect(colleague.getByText('Écrit sous un tunnel')).toHaveCount(1)
  await colleague.context().setOffline(false)
  await colleague.getByRole('button', { name: 'Réessayer' }).click()
  await expect(colleague.getByRole('list', { name: 'Réponses' }).getByText('Écrit sous un tunnel')).toBeVisible()
  await expect(manager.getByText('Écrit sous un tunnel')).toHaveCount(1)
})

journey(
  'a loss that was told of ends aloud too, once; since when says the day when it is not today',
  async ({ enter }) => {
    const page = await enter('manager')
    await page.clock.install({ time: new Date('2026-03-12T22:58:00Z') })
    await page.goto('/')
    await isLive(page)
    await page.waitForLoadState('networkidle')
    const told = await listen(page)
    await page.context().setOffline(true)
    await page.clock.runFor(5_000)
    await expect(page.getByText('Hors ligne depuis 23:58.')).toBeVisible()
    await page.clock.runFor('03:00')
    await expect(page.getByText('Hors ligne depuis le 12 mars 2026 à 23:58.')).toBeVisible()
    await page.context().setOffline(false)
    await page.clock.runFor(60_000)
    await isLive(page)
    await expect(page.getByText(/Hors ligne/)).toHaveCount(0)
    await expect
      .poll(async () => (await told()).filter((text) => text.startsWith('La connexion est établie')))
      .toHaveLength(1)
  },
)

journey('a first connection that gets no answer is told of, given up and tried again', async ({ enter }) => {
  const page = await enter('manager')
  let silent = true
  await page.routeWebSocket(/graphql/, (socket) => {
    if (!silent) socket.connectToServer()
  })
  await page.goto('/')
  await expect(page.getByText(/La connexion n’est pas encore établie/)).toBeVisible({ timeout: 15_000 })
  silent = false
  await isLive(page)
  await expect(page.getByText(/Connexion perdue|pas encore établie/)).toHaveCount(0)
})

journey('after a reload the activity goes on from where this browser stood', async ({ enter }) => {
  const page = await enter('manager')
  const asked: string[] = []
  const ids = new Set<string>()
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const message: { type: string; id?: string; payload?: { variables?: { after?: string } } } = JSON.parse(
        String(payload),
      )
      if (message.type !== 'subscribe') return
      asked.push(message.payload?.variables?.after ?? '')
      ids.add(message.id ?? '')
    }),
  )
  await ask(page, newTitle('Curseur'))
  await isLive(page)
  const cursor = () =>
    page.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith('ama:cursor:'))?.[1])
  const first = asked[0]
  await expect.poll(cursor).not.toBe(first)
  const kept = await cursor()
  await page.reload()
  await isLive(page)
  await expect.poll(() => asked.at(-1)).toBe(kept)
  // As every other page's: the server makes frames once for all whose subscription has the same id.
  expect([...ids]).toEqual(['1'])
})

journey('what a page shows already is not told as news, however slow the network', async ({ enter }) => {
  const [reader, colleague] = [await enter('manager'), await enter('ambassador')]
  const thread = await ask(reader, newTitle('En zone blanche'))
  await isLive(reader)
  await reader.goto('about:blank')
  await colleague.goto(thread)
  await answer(colleague, 'Pendant son absence')
  await reader.routeWebSocket(/graphql/, (socket) => {
    const hub = socket.connectToServer()
    hub.onMessage((text) => void setTimeout(() => socket.send(text), 1_500))
  })
  await reader.goto(thread)
  await isLive(reader)
  await expect(reader.getByText('Pendant son absence')).toBeVisible()
  await reader.waitForTimeout(2_000)
  await expect(reader.getByText(/Nouvelle réponse/)).toHaveCount(0)
  await answer(colleague, 'Une fois de retour')
  await expect(reader.getByText(/Nouvelle réponse/)).toHaveCount(1)
})

journey(
  'a cursor that the hub no longer knows: everything is asked for anew once, the draft stays',
  async ({ enter }) => {
    const [page, colleague] = [await enter('manager'), await enter('ambassador')]
    const title = newTitle('Reprise')
    await colleague.goto(await ask(page, title))
    await page.getByLabel('Votre réponse').fill('En cours de rédaction')
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith('ama:cursor:')) localStorage.setItem(key, 'perdu')
    })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.postData() ?? ''))
    // News at any moment, so also right behind what told to fetch anew.
    let over = false
    const happening = (async () => {
      for (let nth = 1; !over; nth += 1) await answer(colleague, `Réponse ${nth}`)
    })()
    await page.reload()
    await isLive(page)
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await page.waitForTimeout(4_000)
    over = true
    await happening
    expect(asked.filter((body) => body.includes('"Frame"'))).toHaveLength(2)
    await expect(page.getByLabel('Votre réponse')).toHaveValue('En cours de rédaction')
    const kept = await page.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith('ama:cursor:')))
    expect(kept?.[1]).not.toBe('perdu')
  },
)
