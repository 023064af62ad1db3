import { refusalOf } from '@ama/graphql'
import type { Actor, Logger } from '@ama/kernel'
import type { Auth } from '@ama/people'
import { headersOf, type Connection } from './connection.ts'

/** Who is behind a connection now, by the credential that it came with; 'unknown': it can't be told now. */
export type Identify = (connection: Connection) => Promise<Actor | null | 'invalid' | 'unknown'>

export const createIdentify =
  ({ auth, log }: { auth: Auth; log: Logger }): Identify =>
  (connection) =>
    auth.authenticate(headersOf(connection)).catch((error: unknown) => {
      if (!refusalOf(error)) log.error({ err: error }, 'unexpected error on a socket')
      return 'unknown'
    })
