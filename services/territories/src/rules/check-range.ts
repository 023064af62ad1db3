/** How a figure of a community stands against the range that the roadmap gives. */
export interface RangeCheck {
  readonly figure: number
  readonly minimum: number
  readonly maximum: number
  readonly within: boolean
}

interface Range {
  readonly minimum: number
  readonly maximum: number
}

/** Establishments in a communauté AMA (plan-actions-2024, axe 4). */
export const establishmentRange: Range = { minimum: 10, maximum: 25 }
/** Employees of these establishments in all (plan-actions-2024, axe 4). */
export const employeeRange: Range = { minimum: 400, maximum: 1000 }

/** Both ends belong to the range. */
export const checkRange = (figure: number, { minimum, maximum }: Range): RangeCheck => ({
  figure,
  minimum,
  maximum,
  within: figure >= minimum && figure <= maximum,
})
