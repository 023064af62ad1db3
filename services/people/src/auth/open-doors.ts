import { refusalOf } from '@ama/graphql'
import { newId, type Logger } from '@ama/kernel'
import { z } from 'zod'
import { describeError } from './describe-error.ts'

/** The only addresses of better-auth that are open; everything else of it does not exist here. */
const doors = ['/sign-in/magic-link', '/sign-in/link', '/sign-out', '/get-session']
const openIdDoors = ['/sign-in/social', '/callback/openid']
const demonstrationDoors = ['/demonstration/sign-in']

const answer = (status: number, code: string, message: string, headers: Record<string, string> = {}): Response =>
  Response.json({ code, message }, { status, headers: { 'cache-control': 'no-store', ...headers } })

/** What better-auth says in English of requests that no page of ours sends. */
const sentences: Record<number, string> = {
  400: 'Cette demande de connexion n’est pas lisible.',
  403: 'Cette demande de connexion ne vient pas d’une page du hub.',
  415: 'Cette demande de connexion n’est pas lisible : elle doit être en JSON.',
}
/** Our own refusals carry a sentence already. */
const ourCodes = new Set(['INVALID_INPUT'])
const coded = z.object({ code: z.string() })

const inFrench = async (response: Response): Promise<Response> => {
  const sentence = sentences[response.status]
  const read = coded.safeParse(
    sentence &&
      (await response
        .clone()
        .json()
        .catch(() => null)),
  )
  if (!sentence || !read.success || ourCodes.has(read.data.code)) return response
  return answer(response.status, read.data.code, sentence)
}

const answerUnexpected = (error: unknown, log: Logger): Response => {
  const refusal = refusalOf(error)
  if (refusal?.code === 'UNAVAILABLE') return answer(503, refusal.code, refusal.message)
  const requestId = newId()
  log.error({ ...describeError(error), requestId }, 'unexpected error in sign-in')
  const message = `Une erreur inattendue est survenue. Réessayez ; si elle revient, signalez-la avec la référence ${requestId}.`
  return answer(500, 'UNEXPECTED', message)
}

/** Passes on what goes to an open door; answers the rest, and whoever knocks too often, in French. */
export const openDoors = (
  handler: (request: Request) => Promise<Response>,
  open: { readonly demo: boolean; readonly openId: boolean },
  log: Logger,
): ((request: Request) => Promise<Response>) => {
  const paths = new Set(
    [...doors, ...(open.openId ? openIdDoors : []), ...(open.demo ? demonstrationDoors : [])].map(
      (door) => `/api/auth${door}`,
    ),
  )
  return async (request) => {
    if (!paths.has(new URL(request.url).pathname)) return answer(404, 'NOT_FOUND', 'Cette adresse n’existe pas.')
    const response = await handler(request).catch((error: unknown) => answerUnexpected(error, log))
    if (response.status === 429) {
      const seconds = response.headers.get('x-retry-after') ?? '60'
      const message = `Trop de tentatives depuis votre connexion. Réessayez dans ${seconds} secondes.`
      return answer(429, 'TOO_MANY_REQUESTS', message, { 'retry-after': seconds })
    }
    // Answers about who is signed in stay in no cache.
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
    return inFrench(response)
  }
}
