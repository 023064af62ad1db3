import { invalid, Temporal, type Refusal } from '@ama/kernel'

const printable = (text: string): string => text.replaceAll('\u0000', '').trim()

/** A text of at least one and at most `most` characters. */
export const checkText = (field: string, text: string, most: number): string | Refusal => {
  const clean = printable(text)
  return clean === '' || clean.length > most
    ? invalid(field, `Écrivez un texte, de ${most} caractères au plus.`)
    : clean
}

/** A day such as 2026-12-18, as the database keeps it; null: by no day. */
export const checkDay = (field: string, day: string | null): Date | null | Refusal => {
  if (day === null || day === '') return null
  try {
    const { year } = Temporal.PlainDate.from(day, { overflow: 'reject' })
    if (/^\d{4}-\d\d-\d\d$/.test(day) && year >= 2000 && year < 2100) return new Date(`${day}T00:00:00Z`)
  } catch {
    // Told below, as any other day that there can't be.
  }
  return invalid(field, 'Ce jour n’existe pas : écrivez-le comme 2026-12-18.')
}
