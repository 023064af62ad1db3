import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { root } from '../run/places.mjs'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { readFile } from './what-the-hub-knows.ts'

// Another program is asked, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const natsServer = (...args: string[]) => spawnSync('nats-server', args, { encoding: 'utf8', env: environment })

/** What compose gives one of the servers. */
const environment = {
  ...process.env,
  ...parse(readFile('infra/compose/compose.yaml').replaceAll(/\$\{NATS_PASSWORD\b[^}]*\}/g, 's3cret'), { merge: true })
    .services['nats-0'].environment,
}
const there = natsServer('--version').status === 0
const why = there ? '' : ' (skipped: no nats-server on PATH)'

test.skipIf(!there)(`nats-server accepts infra/nats/nats.conf${why}`, () => {
  const { status, stderr } = natsServer('-t', '-c', path.join(root, 'infra/nats/nats.conf'))
  expect(stderr).toContain('is valid')
  expect(status).toBe(0)
})

test.skipIf(!there).each([
  ['max_file_store', 'max_file_stor'],
  ['8GB', 'plenty'],
  ['$NATS_NAME', '$NATS_NUMBER'],
])(`nats-server refuses %s written as %s${why}`, (right, wrong) => {
  using folder = temporaryFolder({ 'nats.conf': readFile('infra/nats/nats.conf').replace(right, wrong) })
  expect(natsServer('-t', '-c', path.join(folder.root, 'nats.conf')).status).not.toBe(0)
})
