import { type CombinedError, mapExchange } from 'urql'
import { signedOut } from './connection.ts'

/** The server answered that nobody is signed in. */
export const saysSignedOut = (error: CombinedError): boolean =>
  error.graphQLErrors.some(({ extensions }) => extensions['code'] === 'UNAUTHENTICATED') ||
  (error.response instanceof Response && error.response.status === 401)

const saysSomebodyElse = (error: CombinedError): boolean =>
  error.graphQLErrors.some(({ extensions }) => extensions['code'] === 'ANOTHER_MEMBER')

/**
 * Whatever asked, an answer "not signed in" shows the sign-in prompt; one that says that this browser is somebody else's
 * by now makes the page theirs, so that nothing of the first stays.
 */
export const signedOutExchange = mapExchange({
  onError(error) {
    if (saysSignedOut(error)) signedOut.set(true)
    if (saysSomebodyElse(error)) window.location.reload()
  },
})
