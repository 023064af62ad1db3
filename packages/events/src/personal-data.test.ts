import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { catalogue } from './catalogue.ts'
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts'

const communeCode = '^(\\d{5}|2[AB]\\d{3})$'
const formats = ['uuid', 'date', 'date-time']

const holdsNoText = (schema: JsonSchema): boolean =>
  schema.enum !== undefined ||
  schema.const !== undefined ||
  schema.pattern === communeCode ||
  formats.includes(schema.format ?? '')

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null

const within = (schema: JsonSchema): [string, JsonSchema][] => {
  const named = Object.entries(schema.properties ?? {})
  const others = [
    schema.items,
    schema.additionalProperties,
    schema.propertyNames,
    ...(schema.anyOf ?? []),
    ...(schema.allOf ?? []),
  ]
  return [...named, ...others.flat().map((other): [string, unknown] => ['', other])].flatMap(([name, inner]) =>
    isSchema(inner) ? [[name, inner] as [string, JsonSchema]] : [],
  )
}

/** Where a text could hide: fields that are neither object, list, number, boolean, nor a string of a known form. */
const placesForText = (schema: JsonSchema, at = 'data'): string[] => {
  if ([schema.type].flat().includes('string')) return holdsNoText(schema) ? [] : [at]
  const inner = within(schema).flatMap(([name, part]) => placesForText(part, name === '' ? at : `${at}.${name}`))
  const says = schema.type !== undefined || schema.anyOf || schema.allOf || schema.enum || schema.const !== undefined
  return says ? inner : [at]
}

describe('no event has room for a name, an e-mail or a text', () => {
  test.each(catalogue.map((definition) => [definition.type, definition] as const))('%s', (_, definition) => {
    expect(
      placesForText(jsonSchemaOf(definition.data)),
      'Only uuids, enums, booleans, numbers, dates and commune codes: texts are read from the rows, where they can be erased',
    ).toEqual([])
  })

  test('such room would be found, however deep', () => {
    const planted = z.object({
      list: z.array(z.object({ note: z.string() })),
      maybe: z.string().nullable(),
      anything: z.unknown(),
      byId: z.record(z.uuid(), z.string()),
      byText: z.record(z.string(), z.boolean()),
      fine: z.uuid(),
    })
    expect(placesForText(jsonSchemaOf(planted))).toEqual([
      'data.list.note',
      'data.maybe',
      'data.anything',
      'data.byId',
      'data.byText',
    ])
  })
})
