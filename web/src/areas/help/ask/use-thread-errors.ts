import type { Failure } from '../../../lib/failure.ts'
import { topicsIn } from '../../../lib/limits.ts'
import { useFailureText } from '../../../ui/failure-text.tsx'
import { useTextErrors } from '../../../ui/text-errors.ts'
import type { ThreadErrors, ThreadValues } from './thread-fields.tsx'

const shown = ['title', 'body', 'topics'] as const

/** What is wrong with a question's fields: told here before sending, or by the server after. */
export const useThreadErrors = (values: ThreadValues, failure: Failure | null) => {
  const check = useTextErrors()
  const failureText = useFailureText()
  const refusedField = failure?.kind === 'refused' ? (shown.find((field) => field === failure.field) ?? null) : null
  const refused: ThreadErrors = failure && refusedField ? { [refusedField]: failureText(failure) } : {}
  const own = {
    title: check.title(values.title),
    body: check.body(values.body),
    topics: check.topics(topicsIn(values.topics)),
  }
  return {
    wrong: Object.values(own).some(Boolean),
    /** What the server refused, at its field. */
    refused,
    refusedField,
    fields: { title: own.title ?? refused.title, body: own.body ?? refused.body, topics: own.topics ?? refused.topics },
  }
}
