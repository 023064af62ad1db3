import type { OpenTo, Role, Transaction, WorkshopKind } from '@ama/database'
import { checkHourExists } from '@ama/graphql'
import { accepted, invalid } from '@ama/kernel'
import type { WorkshopDraft } from '../rules/check-workshop.ts'

export interface DateInput {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly communeCode?: string | null | undefined
  readonly address?: string | null | undefined
}

/** What planning and editing share. Absent: as it was, or the default; null: taken away. */
export interface WorkshopInput {
  readonly title?: string | null | undefined
  readonly kind?: WorkshopKind | null | undefined
  readonly communityIds?: readonly string[] | null | undefined
  readonly description?: string | null | undefined
  readonly dates?: readonly DateInput[] | null | undefined
  readonly communeCode?: string | null | undefined
  readonly address?: string | null | undefined
  readonly access?: string | null | undefined
  readonly videoUrl?: string | null | undefined
  readonly seats?: number | null | undefined
  readonly seatsPerEstablishment?: number | null | undefined
  readonly openTo?: OpenTo | null | undefined
  readonly roles?: readonly Role[] | null | undefined
  readonly publicListing?: boolean | null | undefined
  readonly offerHours?: number | null | undefined
}

export interface PlannedDate {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly communeCode: string | null
  readonly address: string | null
}

/** The workshop that the input makes of what there was. */
export interface PlannedWorkshop extends WorkshopDraft {
  readonly kind: WorkshopKind
  readonly dates: readonly PlannedDate[]
  readonly communeCode: string | null
  readonly openTo: OpenTo
  readonly roles: readonly Role[]
  readonly publicListing: boolean
}

/** PostgreSQL takes no null character; no text needs one either. */
const printable = (text: string): string => text.replaceAll('\u0000', '\ufffd')

const trimmed = (text: string | null | undefined): string | null => printable(text ?? '').trim() || null

/** `given` when the input has the field, also with null; otherwise what there was. */
const choose = <Value>(given: Value | undefined, before: Value): Value => (given === undefined ? before : given)

export const planDates = (dates: readonly DateInput[]): PlannedDate[] =>
  dates
    .map(({ startsAt, endsAt, communeCode, address }) => ({
      startsAt: accepted(checkHourExists(startsAt, 'startsAt')),
      endsAt: accepted(checkHourExists(endsAt, 'endsAt')),
      communeCode: trimmed(communeCode),
      address: trimmed(address),
    }))
    .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())

export const planWorkshop = (input: WorkshopInput, before: PlannedWorkshop): PlannedWorkshop => ({
  title: printable(input.title ?? before.title).trim(),
  kind: input.kind ?? before.kind,
  description: printable(input.description ?? before.description),
  dates: input.dates ? planDates(input.dates) : before.dates,
  communeCode: input.communeCode === undefined ? before.communeCode : trimmed(input.communeCode),
  address: input.address === undefined ? before.address : trimmed(input.address),
  access: input.access === undefined ? before.access : trimmed(input.access),
  videoUrl: input.videoUrl === undefined ? before.videoUrl : trimmed(input.videoUrl),
  seats: choose(input.seats, before.seats),
  seatsPerEstablishment: choose(input.seatsPerEstablishment, before.seatsPerEstablishment),
  openTo: input.openTo ?? before.openTo,
  roles: input.roles ?? before.roles,
  publicListing: input.publicListing ?? before.publicListing,
  offerHours: input.offerHours ?? before.offerHours,
})

/** Refuses a place that is no commune of the Landes. */
export const checkCommunes = async (
  tx: Transaction,
  { communeCode, dates }: Pick<PlannedWorkshop, 'communeCode' | 'dates'>,
): Promise<void> => {
  const codes = new Set([communeCode, ...dates.map((date) => date.communeCode)].flatMap((code) => code ?? []))
  if ((await tx.commune.count({ where: { code: { in: [...codes] } } })) < codes.size) {
    throw invalid('communeCode', 'Cette commune n’est pas dans les Landes : choisissez-la dans la liste.')
  }
}

/** First start and last end. */
export const spanOf = (dates: readonly PlannedDate[]): { startsAt: Date; endsAt: Date } => ({
  startsAt: dates[0]?.startsAt ?? new Date(0),
  endsAt: dates.at(-1)?.endsAt ?? new Date(0),
})
