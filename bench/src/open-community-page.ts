import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { startHub } from './hub.ts'

const persona = 'directrice.marsan@demo.example'
const page = '/communautes/marsan'

const findChromium = (): string | undefined =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => path.join(folder, name)))
    .find((file) => fs.existsSync(file))

/** Opens the page of a real hub in a real browser; gives the gzipped size of each script, or null without a browser. */
export const scriptsOfCommunityPage = async (): Promise<number[] | null> => {
  const executablePath = findChromium()
  if (executablePath === undefined) return null
  await using hub = await startHub()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const context = await browser.newContext({ baseURL: hub.url })
    const headers = { origin: hub.url, 'x-hub-csrf': '1' }
    const answer = await context.request.post('/api/auth/demonstration/sign-in', { data: { email: persona }, headers })
    if (!answer.ok()) throw new Error(`The hub refused ${persona}: ${answer.status()} ${await answer.text()}`)
    const tab = await context.newPage()
    const bodies: Promise<Buffer>[] = []
    tab.on('response', (response) => {
      if (response.request().resourceType() === 'script') bodies.push(response.body())
    })
    await tab.goto(page)
    // What the page is for is there: nothing that it needs is still to come.
    await tab.getByRole('heading', { level: 1 }).waitFor()
    await tab.waitForLoadState('networkidle')
    return (await Promise.all(bodies)).map((body) => gzipSync(body).length)
  } finally {
    await browser.close()
  }
}
