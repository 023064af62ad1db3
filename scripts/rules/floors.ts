/**
 * Who stands on whom (design: kernel ← events ← database, mail ← bus ← graphql ← ground floor ← notices ← first
 * floor ← gateway ← hub). A package imports only packages of lower floors; those of one floor never import one another.
 */
export const floors: readonly (readonly string[])[] = [
  ['kernel'],
  ['events'],
  ['database', 'mail'],
  ['bus'],
  ['graphql'],
  ['territories', 'people'],
  ['notices'],
  ['help', 'workshops'],
  ['gateway'],
  ['hub'],
]

/** Areas whose models other areas may point to with a Prisma relation. */
export const groundFloor: readonly string[] = ['territories', 'people']

/** Stands beside the floors: tests of every package may use it, and nothing else may. */
export const testPackage = 'testkit'

/** Programs of their own, which nobody imports; they may use what is listed. */
export const besideTheFloors: Readonly<Record<string, readonly string[]>> = {
  testkit: ['kernel', 'database'],
  web: ['events'],
  faults: ['kernel', 'events', 'database', 'hub'],
  bench: ['kernel', 'events', 'database', 'bus'],
}

export const floorOf = (name: string): number => floors.findIndex((floor) => floor.includes(name))

/** The packages that this one may import. */
export const allowedImports = (name: string): readonly string[] =>
  besideTheFloors[name] ?? floors.slice(0, Math.max(0, floorOf(name))).flat()

/** True when the package has its place in the table above. */
export const isPlaced = (name: string): boolean => name in besideTheFloors || floorOf(name) >= 0

export const order = floors.map((floor) => floor.join(', ')).join(' ← ')
