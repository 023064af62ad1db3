interface Where {
  readonly communeCode: string | null
  readonly address: string | null
}
interface Compared extends Where {
  readonly videoUrl: string | null
  readonly title: string
  readonly dates: readonly (Where & { readonly startsAt: Date; readonly endsAt: Date })[]
}

const placeAndTime = ({ communeCode, address, videoUrl, dates }: Compared): string =>
  JSON.stringify([
    communeCode,
    address,
    videoUrl,
    dates.map((date) => [date.startsAt, date.endsAt, date.communeCode, date.address]),
  ])

/** MOVED: another time or place; EDITED: something else that calendars show, or not. */
export const whatChanged = (before: Compared, after: Compared): 'MOVED' | 'RENAMED' | 'EDITED' => {
  if (placeAndTime(before) !== placeAndTime(after)) return 'MOVED'
  return before.title === after.title ? 'EDITED' : 'RENAMED'
}
