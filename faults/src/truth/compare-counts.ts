const tally = (values: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

const some = (what: string, how: string, values: readonly string[]): string[] =>
  values.length === 0 ? [] : [`${what}: ${values.length} ${how}, such as ${values[0]}`]

/** What was found too seldom or too often, in whatever order; nothing when each was found as often as it must be. */
export const compareCounts = (what: string, expected: readonly string[], found: readonly string[]): string[] => {
  const [wanted, there] = [tally(expected), tally(found)]
  const all = [...new Set([...wanted.keys(), ...there.keys()])]
  const surplus = (value: string): number => (there.get(value) ?? 0) - (wanted.get(value) ?? 0)
  return [
    ...some(
      what,
      'lost',
      all.filter((value) => surplus(value) < 0),
    ),
    ...some(
      what,
      'too many',
      all.filter((value) => surplus(value) > 0),
    ),
  ]
}
