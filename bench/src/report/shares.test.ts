import { expect, it } from 'vitest'
import { saturatedSide, sharesOf } from './shares.ts'

const busy = (server: number, load: number) => ({ server, database: 0, nats: 0, load })

it('a side is saturated when it is busy nine tenths of the time', () => {
  expect(saturatedSide(busy(0.95, 0.5))).toBe('server')
  expect(saturatedSide(busy(0.5, 0.95))).toBe('load generator')
  expect(saturatedSide(busy(0.9, 0.9))).toBe('both')
  expect(saturatedSide(busy(0.5, 0.5))).toBe('neither')
})

it('PostgreSQL and NATS are the server’s; a server on two cores is saturated when both are busy', () => {
  const all = { server: 0.5, database: 0.3, nats: 0.1, load: 0 }
  expect(saturatedSide(all)).toBe('server')
  expect(saturatedSide(all, 2)).toBe('neither')
})

it('what an item costs is the median of the rounds, without stores and with them', () => {
  const round = (server: number) => ({ items: 1_000, seconds: 2, cpu: { server, database: 0.5, nats: 0.5, load: 1 } })
  expect(sharesOf('burst', 'hub', [round(1), round(9), round(2)])).toMatchObject({
    perItem: 2_000,
    perItemWithStores: 3_000,
    busy: { server: 1, database: 0.25, nats: 0.25, load: 0.5 },
  })
})

it('where the system tells nothing, nothing is said', () => {
  const { perItem, saturated } = sharesOf('burst', 'hub', [{ items: 1, seconds: 1, cpu: null }])
  expect([perItem, saturated]).toEqual([null, 'unknown'])
})
