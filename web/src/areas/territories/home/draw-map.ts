import { Delaunay } from 'd3-delaunay'
import { geoMercator } from 'd3-geo'

interface Place {
  readonly siren: string
  readonly longitude?: number | null
  readonly latitude?: number | null
}
interface Placed {
  readonly slug: string
  readonly name: string
  readonly epcis: readonly Place[]
}
type Point = [x: number, y: number]

const size = 400
const margin = 62
/** How far the sketch reaches around a centroid. */
const reach = 58

/**
 * A cell around each EPCI's centroid, grouped by community. An EPCI shared by communities is drawn for the first:
 * the list names them all. EPCI without known centroid are left out.
 */
export const drawMap = (communities: readonly Placed[]) => {
  const taken = new Set<string>()
  const points = communities.flatMap(({ slug, epcis }) =>
    epcis.flatMap(({ siren, longitude, latitude }) => {
      if (typeof longitude !== 'number' || typeof latitude !== 'number' || taken.has(siren)) return []
      taken.add(siren)
      return [{ slug, siren, at: [longitude, latitude] as Point }]
    }),
  )
  const project = geoMercator().fitExtent(
    [
      [margin, margin],
      [size - margin, size - margin],
    ],
    { type: 'MultiPoint', coordinates: points.map(({ at }) => at) },
  )
  const xy = points.map(({ at }): Point => project(at) ?? [0, 0])
  const voronoi = Delaunay.from(xy).voronoi([0, 0, size, size])
  const drawn = points.map((point, index) => ({ ...point, xy: xy[index] ?? [0, 0], path: voronoi.renderCell(index) }))
  const areas = communities.map(({ slug, name }) => {
    const cells = drawn.filter((cell) => cell.slug === slug)
    return { slug, name, cells, centre: centreOf(cells.map((cell) => cell.xy)) }
  })
  return { size, reach, points: xy, areas: areas.filter(({ cells }) => cells.length > 0) }
}

/** The point nearest to the middle, so that the number is inside one of the cells. */
const centreOf = (points: readonly Point[]): Point => {
  const middle = [0, 1].map((axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / points.length)
  const distance = ([x, y]: Point) => (x - (middle[0] ?? 0)) ** 2 + (y - (middle[1] ?? 0)) ** 2
  return points.toSorted((a, b) => distance(a) - distance(b))[0] ?? [0, 0]
}
