import { expect, test } from 'vitest'
import { asyncApiDocument } from './asyncapi.ts'
import { catalogue } from './catalogue.ts'

const resolve = (document: unknown, reference: string): unknown =>
  reference
    .replace('#/', '')
    .split('/')
    .reduce<unknown>(
      (part, key) =>
        typeof part === 'object' && part !== null ? Object.entries(part).find(([k]) => k === key)?.[1] : undefined,
      document,
    )

test('the document names every event of the catalogue, as sent on its subject', () => {
  const addresses = Object.values(asyncApiDocument().channels).map((channel) => channel.address)
  expect(addresses).toEqual(catalogue.map((definition) => definition.type))
})

test('every reference leads somewhere', () => {
  const document = asyncApiDocument()
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '')
  expect(references.length).toBeGreaterThan(catalogue.length)
  expect(references.filter((reference) => resolve(document, reference) === undefined)).toEqual([])
})
