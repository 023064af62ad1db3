interface Point {
  readonly longitude: number | null
  readonly latitude: number | null
}

// For a community none of whose EPCI has a place on the map.
const middleOfTheLandes = { longitude: -0.78, latitude: 43.97 }

/** The mean of the points that are known, for a schematic map; repeated points weigh more. */
export const middleOf = (points: readonly Point[]): { longitude: number; latitude: number } => {
  const known = points.flatMap(({ longitude, latitude }) =>
    longitude === null || latitude === null ? [] : [{ longitude, latitude }],
  )
  if (known.length === 0) return middleOfTheLandes
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return { longitude: mean(known.map((p) => p.longitude)), latitude: mean(known.map((p) => p.latitude)) }
}
