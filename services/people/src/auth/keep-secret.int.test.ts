import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keepSecret } from './keep-secret.ts'

const dataFolder = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'hub-secret-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return path.join(folder, 'data')
}

test('the secret is made once, also by two processes that start at the same moment', async () => {
  const dataDir = await dataFolder()
  const secrets = await Promise.all(Array.from({ length: 10 }, () => keepSecret(dataDir)))
  expect(new Set([...secrets, await keepSecret(dataDir)]).size).toBe(1)
  expect(secrets[0]).toMatch(/^[\w-]{43}$/)
})

test('only its owner may read it', async () => {
  const dataDir = await dataFolder()
  await keepSecret(dataDir)
  const { mode } = await stat(path.join(dataDir, 'secret'))
  expect(mode & 0o077).toBe(0)
})
