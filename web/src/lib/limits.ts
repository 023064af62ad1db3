/** What the server accepts at most, told before sending. In characters, except `topics`. */
export const limits = { title: 160, body: 20_000, topic: 40, topics: 6 } as const

/** Characters as the server counts them: an emoji is one. */
export const lengthOf = (text: string): number => [...text].length

/** The topics of a text such as "tutorat, #Recrutement": lower case, without doubles. */
export const topicsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((topic) => topic.trim().replace(/\s+/g, ' ').replace(/^#/, '').toLocaleLowerCase('fr'))
      .filter(Boolean),
  ),
]
