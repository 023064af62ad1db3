import { holdsScript, isTangled } from '@ama/graphql'
import { invalid, type Refusal } from '@ama/kernel'

/** Characters at most; the database checks the same. */
export const titleLimit = 160
export const bodyLimit = 20_000
export const topicLimit = 40
export const topicsLimit = 6

const length = (text: string): number => [...text].length
/** A character has one or two units: most texts are short enough without being counted. */
const isLonger = (text: string, limit: number): boolean => text.length > limit && length(text) > limit
// Invisible characters make blank texts look written; a null character is refused by PostgreSQL.
const isBlank = (text: string): boolean => !/[^\s\p{Cc}\p{Cf}]/u.test(text)
const clean = (text: string): string => text.replaceAll('\u0000', '').trim()

/** A thread's title: not blank, at most 160 characters, on one line. */
export const checkTitle = (raw: string): string | Refusal => {
  const title = clean(raw).replace(/\s+/g, ' ')
  if (isBlank(title)) return invalid('title', 'Donnez un titre à votre demande.')
  if (isLonger(title, titleLimit)) {
    return invalid(
      'title',
      `Le titre est trop long : ${titleLimit} caractères au plus (le vôtre en a ${length(title)}).`,
    )
  }
  return title
}

/** The Markdown of a question or an answer: not blank, at most 20,000 characters, no script. */
export const checkBody = (raw: string): string | Refusal => {
  const body = clean(raw)
  if (isBlank(body)) return invalid('body', 'Le texte est vide : écrivez quelques mots.')
  if (isLonger(body, bodyLimit)) {
    return invalid(
      'body',
      `Le texte est trop long : ${bodyLimit.toLocaleString('fr-FR')} caractères au plus (le vôtre en a ${length(body).toLocaleString('fr-FR')}).`,
    )
  }
  if (isTangled(body)) {
    return invalid(
      'body',
      'Le texte est trop enchevêtré : retirez des listes ou des citations imbriquées, des étoiles.',
    )
  }
  if (holdsScript(body)) {
    return invalid(
      'body',
      'Le texte contient un script ou un lien qui pourrait en lancer un : retirez-le, puis réessayez.',
    )
  }
  return body
}

/** Topics: at most 6, each at most 40 characters; lower case, without doubles. */
export const checkTopics = (raw: readonly string[]): string[] | Refusal => {
  const topics = [
    ...new Set(raw.map((topic) => clean(topic).replace(/\s+/g, ' ').replace(/^#/, '').toLocaleLowerCase('fr'))),
  ]
  const named = topics.filter((topic) => !isBlank(topic))
  if (named.length > topicsLimit) return invalid('topics', `Choisissez ${topicsLimit} thèmes au plus.`)
  const long = named.find((topic) => isLonger(topic, topicLimit))
  if (long)
    return invalid(
      'topics',
      `Un thème compte ${topicLimit} caractères au plus : raccourcissez « ${long.slice(0, topicLimit)}… ».`,
    )
  return named
}
