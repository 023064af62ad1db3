import { expect, test } from 'vitest'
import { drawMap } from './draw-map.ts'

const epci = (siren: string, longitude: number, latitude: number) => ({ siren, longitude, latitude })
const west = { slug: 'ouest', name: 'Ouest', epcis: [epci('1', -1.3, 43.7), epci('2', -1.2, 44)] }
const east = { slug: 'est', name: 'Est', epcis: [epci('3', -0.3, 43.7), epci('2', -1.2, 44)] }

test('each intercommunalité has one cell, in the colour of its community', () => {
  const { areas } = drawMap([west, east])
  expect(areas.map(({ slug, cells }) => [slug, cells.map((cell) => cell.siren)])).toEqual([
    ['ouest', ['1', '2']],
    ['est', ['3']],
  ])
  expect(areas[0]?.cells[0]?.path).toMatch(/^M/)
})

test('west is left of east, and north above south', () => {
  const [left, right] = drawMap([west, east]).areas
  expect(left?.centre[0]).toBeLessThan(right?.centre[0] ?? 0)
  expect(left?.cells[1]?.xy[1]).toBeLessThan(left?.cells[0]?.xy[1] ?? 0)
})

test('a community whose places are unknown is left to the list', () => {
  const nowhere = { slug: 'nulle-part', name: 'Nulle part', epcis: [{ siren: '9', longitude: null, latitude: null }] }
  expect(drawMap([west, nowhere]).areas).toHaveLength(1)
})
