import { createServer, type Server } from 'node:http'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { testFolder } from '@ama/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveWeb } from './serve-web.ts'

const folder = testFolder('web')
let server: Server
let url: string

const build = async (asset: string) => {
  await mkdir(path.join(folder, 'assets'), { recursive: true })
  await writeFile(path.join(folder, 'index.html'), `<script src="/assets/${asset}"></script>`)
  await writeFile(path.join(folder, 'assets', asset), 'export {}')
}

beforeAll(async () => {
  await build('first.js')
  server = createServer(serveWeb(folder))
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const address = server.address()
  url = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(() => server.close())

describe('the web’s files', () => {
  it('are kept for ever when their name changes with them, and asked for anew otherwise', async () => {
    expect((await fetch(`${url}/assets/first.js`)).headers.get('cache-control')).toContain('immutable')
    const page = await fetch(`${url}/communautes/marsan`)
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect(await page.text()).toContain('/assets/first.js')
  })
  it('may be built anew while they are served', async () => {
    await rm(path.join(folder, 'assets', 'first.js'))
    await build('second.js')
    expect((await fetch(`${url}/assets/first.js`)).status).toBe(404)
    expect(await (await fetch(url)).text()).toContain('/assets/second.js')
    expect((await fetch(`${url}/assets/second.js`)).status).toBe(200)
  })
  it('come whole, also when an impossible part is asked for', async () => {
    const answer = await fetch(`${url}/assets/second.js`, { headers: { range: 'bytes=5-2' } })
    expect([answer.status, await answer.text()]).toEqual([200, 'export {}'])
  })
})
