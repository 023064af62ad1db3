import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineEvent } from './define-event.ts'

const moved = defineEvent({
  area: 'workshops',
  name: 'workshop-moved',
  version: 3,
  summary: 'A workshop takes place elsewhere.',
  data: z.object({ place: z.object({ commune: z.string() }), online: z.boolean() }),
  upcasters: [
    (first: { commune: string }) => ({ place: { commune: first.commune } }),
    (second: { place: { commune: string } }) => ({ ...second, online: false }),
  ],
})

describe('an event written by an older version of the hub', () => {
  test('is brought to today’s version step by step', () => {
    const event = { type: 'hub.workshops.workshop-moved.v1', data: { commune: '40192' } }
    expect(moved.read(event)).toEqual({ place: { commune: '40192' }, online: false })
  })

  test('takes only the steps that it needs', () => {
    const event = { type: 'hub.workshops.workshop-moved.v2', data: { place: { commune: '40192' } } }
    expect(moved.read(event)).toEqual({ place: { commune: '40192' }, online: false })
  })
})

describe('an event of today’s version', () => {
  test('is read as it is', () => {
    const data = { place: { commune: '40192' }, online: true }
    expect(moved.read({ type: moved.type, data })).toEqual(data)
  })

  test('is refused when its data does not fit', () => {
    expect(() => moved.read({ type: moved.type, data: { online: 'yes' } })).toThrow(/expected/)
  })
})

describe('an event that the definition does not describe', () => {
  test.each(['hub.workshops.workshop-moved.v4', 'hub.workshops.workshop-booked.v1', 'hub.workshops.workshop-moved.vx'])(
    '%s is refused',
    (type) => {
      expect(() => moved.read({ type, data: {} })).toThrow(`${type} can't be read as hub.workshops.workshop-moved.v3`)
    },
  )
})

test('a version without the upcasters that lead to it can’t be defined', () => {
  const data = z.object({})
  expect(() => defineEvent({ area: 'a', name: 'b', version: 2, summary: '', data })).toThrow('needs 1 upcasters')
})
