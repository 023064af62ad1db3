interface Part {
  /** Where it begins. */
  readonly at: number
  readonly text: string
  readonly href: string | null
}

/** A plain text cut into addresses and what stands between. */
export const linksIn = (text: string): Part[] => {
  let at = 0
  return text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/).map((part) => {
    const here = at
    at += part.length
    return { at: here, text: part, href: /^https?:\/\//.test(part) ? part : null }
  })
}
