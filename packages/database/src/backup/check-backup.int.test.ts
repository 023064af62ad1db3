import { createWriteStream, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { testDatabase, testFolder } from '@ama/testkit'
import { pack } from 'tar-stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backUp } from '../testing/back-up.ts'
import { fillDatabase } from '../testing/fill-database.ts'
import { checkBackup } from './check-backup.ts'
import { writeBackup } from './write-backup.ts'

const database = await testDatabase()
afterAll(() => database.drop())
const file = path.join(testFolder('backup'), 'spoilt.tar.zst')
let whole: Buffer
let good: string

beforeAll(async () => {
  await fillDatabase(database)
  good = (await backUp(database)).file
  whole = readFileSync(good)
})

const check = (content: Buffer | string): Promise<unknown> => {
  writeFileSync(file, content)
  return checkBackup(file)
}

/** Some places all over a file, its first and last byte among them. */
const places = (size: number): number[] => Array.from({ length: 40 }, (_, nth) => Math.round((nth * (size - 1)) / 39))

test('it says what it holds', async () => {
  const { manifest, summary } = await checkBackup(good)
  expect(manifest).toMatchObject({ version: '0.1.0', log: { position: '3' } })
  expect(manifest.migrations.length).toBeGreaterThan(10)
  expect(summary.rows).toMatchObject({ thread: 2, answer: 2, event_log: 5, log_head: 1, workshop: 0 })
})

/** Compression ends with a few bytes that hold nothing: without them it is whole. */
const isRefusedOrWhole = async (content: Buffer, spoilt: string): Promise<boolean> => {
  const found = await check(content).catch((error: Error) => error)
  if (found instanceof Error) expect(found.message).toMatch(/damaged|not a backup|newer/)
  else expect(found, spoilt).toEqual({ ...(await checkBackup(good)), file })
  return found instanceof Error
}

test('one that was cut short anywhere is refused', async () => {
  const refused = []
  for (const size of places(whole.length))
    refused.push(await isRefusedOrWhole(whole.subarray(0, size), `${size} bytes`))
  expect(refused.filter(Boolean).length).toBeGreaterThan(37)
})

test('one of which a byte was altered anywhere is refused', async () => {
  const refused = []
  for (const at of places(whole.length)) {
    const altered = Buffer.from(whole)
    altered[at] = (altered[at] ?? 0) ^ 1
    refused.push(await isRefusedOrWhole(altered, `byte ${at}`))
  }
  expect(refused.filter(Boolean).length).toBeGreaterThan(37)
})

test('one that was altered and compressed again is refused', async () => {
  const altered = zstdDecompressSync(whole).toString('latin1').replace('Anne', 'Anna')
  await expect(check(zstdCompressSync(Buffer.from(altered, 'latin1')))).rejects.toThrow(/damaged/)
})

const archive = async (parts: Record<string, string>): Promise<void> => {
  const tar = pack()
  for (const [name, content] of Object.entries(parts)) tar.entry({ name }, content)
  tar.finalize()
  await pipeline(tar, createZstdCompress(), createWriteStream(file))
}

test('something else is no backup', async () => {
  await expect(check('a letter')).rejects.toThrow(/is not a backup of the hub/)
  await archive({ 'photo.jpg': 'x' })
  await expect(checkBackup(file)).rejects.toThrow(/is not a backup of the hub/)
  await archive({ 'manifest.json': '{"program":"another"}' })
  await expect(checkBackup(file)).rejects.toThrow(/is not a backup of the hub/)
  await expect(checkBackup(path.dirname(file))).rejects.toThrow(/is a folder/)
  await expect(checkBackup(`${file}.nowhere`)).rejects.toThrow(/There is no file/)
})

test('one of a form still to come is refused', async () => {
  await archive({ 'manifest.json': '{"program":"ama-hub","format":2}' })
  await expect(checkBackup(file)).rejects.toThrow(/newer version of the hub/)
})

test('a database without a hub is not backed up', async () => {
  const empty = await testDatabase({ empty: true })
  const destination = createWriteStream(file)
  await expect(writeBackup(empty.url, { version: '0.1.0', destination })).rejects.toThrow(/no hub in this database/)
  destination.destroy()
  await empty.drop()
})
