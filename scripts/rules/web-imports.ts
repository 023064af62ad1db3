const floors = ['lib', 'ui', 'areas', 'app']

interface Room {
  floor: number
  area: string | null
}

/** Where a file of the web stands; null for what is outside the floors (entry, generated code, translations). */
const roomOf = (file: string): Room | null => {
  const [, folder = '', area = null] = /^web\/src\/([^/]+)\/(?:([^/]+)\/)?/.exec(file) ?? []
  const floor = floors.indexOf(folder)
  return floor < 0 ? null : { floor, area: folder === 'areas' ? area : null }
}

/** A relative import in the web that climbs, or goes from one area to another. */
export const webImportProblem = (file: string, target: string): string[] => {
  const from = roomOf(file)
  const to = roomOf(target)
  if (!from || !to) return []
  if (to.floor > from.floor) return [`${file}: must not import ${target}. The order is ${floors.join(' ← ')}.`]
  if (from.area !== null && to.area !== null && from.area !== to.area) {
    return [`${file}: must not import ${target}: areas share through lib and ui only.`]
  }
  return []
}
