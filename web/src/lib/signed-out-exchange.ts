import { type CombinedError, mapExchange } from 'urql'
import { signedOut } from './connection.ts'

/** The server answered that nobody is signed in. */
export const saysSignedOut = (error: CombinedError): boolean =>
  error.graphQLErrors.some(({ extensions }) => extensions['code'] === 'UNAUTHENTICATED') ||
  (error.response instanceof Response && error.response.status === 401)

/** Whatever asked, an answer "not signed in" shows the sign-in prompt. */
export const signedOutExchange = mapExchange({
  onError(error) {
    if (saysSignedOut(error)) signedOut.set(true)
  },
})
