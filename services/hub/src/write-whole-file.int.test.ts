import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { testFolder } from '@ama/testkit'
import { expect, test } from 'vitest'
import { writeWholeFile } from './write-whole-file.ts'

const newFile = (): string => path.join(testFolder('whole'), 'file')
const write = (file: string, content: AsyncIterable<string>) =>
  writeWholeFile(file, (destination) => pipeline(Readable.from(content), destination))

test('a file appears when it is whole, for its owner alone', async () => {
  const file = newFile()
  const seen: string[][] = []
  await write(
    file,
    (async function* () {
      yield 'first '
      seen.push(readdirSync(path.dirname(file)))
      yield 'last'
    })(),
  )
  expect(seen.flat()).not.toContain('file')
  expect(readFileSync(file, 'utf8')).toBe('first last')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(path.dirname(file))).toEqual(['file'])
})

test('one that fails on the way leaves nothing', async () => {
  const file = newFile()
  const broken = (async function* () {
    yield 'first'
    throw new Error('the source is gone')
  })()
  await expect(write(file, broken)).rejects.toThrow('the source is gone')
  expect(readdirSync(path.dirname(file))).toEqual([])
})

test('another file of the name is left alone, also one that came meanwhile', async () => {
  const file = newFile()
  const late = (async function* () {
    yield 'mine'
    writeFileSync(file, 'another')
  })()
  await expect(write(file, late)).rejects.toThrow(/is there already/)
  await expect(write(file, (async function* () {})())).rejects.toThrow(/is there already/)
  expect(readFileSync(file, 'utf8')).toBe('another')
  expect(readdirSync(path.dirname(file))).toEqual(['file'])
})

test('a folder that is not there and a full disk are told in a sentence', async () => {
  await expect(writeWholeFile(`${newFile()}/nowhere/file`, async () => {})).rejects.toThrow(
    /There is no folder .*make it/,
  )
  const file = newFile()
  await expect(writeWholeFile(file, () => writeFile('/dev/full', 'x'))).rejects.toThrow(/The disk of .* is full/)
  expect(readdirSync(path.dirname(file))).toEqual([])
})
