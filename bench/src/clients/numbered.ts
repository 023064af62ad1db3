/**
 * Every event of a bench is about a thread called "Question 000123", and that title is the last thing in each frame: so
 * a client reads which event it is from a few bytes, without parsing the text.
 */
export const titleOf = (number: number): string => `Question ${String(number).padStart(digits, '0')}`

const digits = 6
const space = 0x20
const zero = 0x30

/** The event's number, `tail` bytes before the end of the frame; -1: another kind of frame. */
export const numberIn = (bytes: Buffer, start: number, end: number, tail: number): number => {
  const first = end - tail - digits
  if (first <= start || bytes[first - 1] !== space) return -1
  let number = 0
  for (let at = first; at < first + digits; at++) {
    const digit = (bytes[at] ?? 0) - zero
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}
