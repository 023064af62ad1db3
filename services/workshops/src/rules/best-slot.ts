interface Slot {
  readonly startsAt: Date
  readonly answers: readonly { readonly choice: string }[]
}

/** How many said what of a slot. */
export const countChoices = ({ answers }: Pick<Slot, 'answers'>): { yes: number; ifNeedBe: number; no: number } => {
  const count = (choice: string) => answers.filter((answer) => answer.choice === choice).length
  return { yes: count('YES'), ifNeedBe: count('IF_NEED_BE'), no: count('NO') }
}

/** Most “yes”; among those most who can come at all; among those the soonest. null: nobody can come to any. */
export const bestSlot = <Each extends Slot>(slots: readonly Each[]): Each | null => {
  const ranked = slots
    .map((slot) => ({ slot, ...countChoices(slot) }))
    .filter(({ yes, ifNeedBe }) => yes + ifNeedBe > 0)
    .toSorted(
      (one, other) =>
        other.yes - one.yes ||
        other.ifNeedBe - one.ifNeedBe ||
        one.slot.startsAt.getTime() - other.slot.startsAt.getTime(),
    )
  return ranked[0]?.slot ?? null
}
