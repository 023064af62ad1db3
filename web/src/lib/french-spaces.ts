const noBreak = '\u00a0'
const narrowNoBreak = '\u202f'

/** French typography: no-break space inside « » and before a colon, a narrow one before ; ? ! and within 20 000 */
export const withFrenchSpaces = (text: string): string =>
  text
    .replace(/ (?=[:»])/g, noBreak)
    .replace(/« /g, `«${noBreak}`)
    .replace(/ (?=[;?!])/g, narrowNoBreak)
    .replace(/(?<=\d) (?=\d{3}\b)/g, narrowNoBreak)

/** The same for a compiled catalogue, whose messages are texts or nested lists of texts and placeholders. */
export const spaceMessages = <T>(value: T): T => {
  const visit = (part: unknown): unknown => {
    if (typeof part === 'string') return withFrenchSpaces(part)
    if (Array.isArray(part)) return part.map(visit)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, visit(inner)]))
  }
  return visit(value) as T
}
