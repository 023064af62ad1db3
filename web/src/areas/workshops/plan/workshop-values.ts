import type { Role } from '../../../generated/graphql.ts'
import { momentOf } from './paris.ts'

/** One date of the form: a day and two hours on clocks in the Landes, at a place of its own perhaps. */
export interface DateValues {
  readonly day: string
  readonly from: string
  readonly until: string
  readonly communeCode: string | null
  readonly address: string | null
}

export const emptyDate: DateValues = { day: '', from: '09:00', until: '12:00', communeCode: null, address: null }

/** What the form of a workshop holds, as it is typed. */
export interface WorkshopValues {
  readonly kind: 'MEETING' | 'WORKSHOP'
  readonly title: string
  readonly description: string
  readonly communityIds: string[]
  readonly dates: readonly DateValues[]
  readonly communeCode: string
  readonly address: string
  readonly access: string
  readonly videoUrl: string
  readonly seats: string
  readonly seatsPerEstablishment: string
  /** Only who holds one of these; none: whoever it is open to. */
  readonly roles: readonly Role[]
  readonly offerHours: string
  readonly openToNetwork: boolean
  readonly publicListing: boolean
}

export const emptyWorkshop: WorkshopValues = {
  kind: 'MEETING',
  title: '',
  description: '',
  communityIds: [],
  dates: [emptyDate],
  communeCode: '',
  address: '',
  access: '',
  videoUrl: '',
  seats: '',
  seatsPerEstablishment: '',
  roles: [],
  offerHours: '24',
  openToNetwork: false,
  publicListing: false,
}

const countOf = (text: string): number | null => (text.trim() === '' ? null : Number(text))
const orNull = (text: string): string | null => text.trim() || null

/** Every date as moments; null while one of them is not a date. */
export const momentsOf = (dates: readonly DateValues[]) => {
  const moments = dates.flatMap(({ day, from, until, communeCode, address }) => {
    const [startsAt, endsAt] = [momentOf(day, from), momentOf(day, until)]
    return startsAt && endsAt ? [{ startsAt, endsAt, communeCode, address }] : []
  })
  return moments.length === dates.length ? moments : null
}

/** What planning and editing send alike. */
export const inputOf = (values: WorkshopValues) => ({
  kind: values.kind,
  title: values.title,
  description: values.description,
  communityIds: values.communityIds,
  communeCode: orNull(values.communeCode),
  address: orNull(values.address),
  access: orNull(values.access),
  videoUrl: orNull(values.videoUrl),
  seats: countOf(values.seats),
  seatsPerEstablishment: countOf(values.seatsPerEstablishment),
  roles: [...values.roles],
  offerHours: countOf(values.offerHours) ?? 24,
  openTo: values.openToNetwork ? ('NETWORK' as const) : ('COMMUNITIES' as const),
  publicListing: values.publicListing,
})
