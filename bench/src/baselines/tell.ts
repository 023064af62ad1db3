import { createServer, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import pg from 'pg'

/** What is told of an event, as the hub's subscribers ask for it. */
export interface Activity {
  readonly cursor: string
  readonly kind: string
  readonly occurredAt: string
  readonly community: { readonly id: string; readonly slug: string }
  readonly subject: { readonly __typename: 'Thread'; readonly id: string; readonly title: string }
}

/**
 * A server to which events are posted, some at once; each is told to everybody, before that written down where a
 * database is given: one INSERT, and nothing of what the hub does besides. No rights, no order, no replay.
 */
export const serveEvents = (tell: (activity: Activity) => void, databaseUrl: string | undefined): Server => {
  const pool = databaseUrl ? new pg.Pool({ connectionString: databaseUrl }) : null
  const write = (activity: Activity) =>
    pool?.query({
      name: 'insert',
      text: 'INSERT INTO told (id, data, occurred_at) VALUES (gen_random_uuid(), $1, $2)',
      values: [JSON.stringify(activity), activity.occurredAt],
    })
  return createServer(async (request, response) => {
    const activities: Activity[] = JSON.parse(await text(request))
    for (const activity of activities) {
      if (pool) await write(activity)
      tell(activity)
    }
    response.writeHead(204).end()
  })
}

/** What a GraphQL subscriber with the id 1 gets of it. */
export const messageOf = (activity: Activity) => ({ id: '1', type: 'next', payload: { data: { activity } } })

/** Listens on the port that the program was started with. */
export const listen = (server: Server): void => {
  server.listen(Number(process.argv[2]), '127.0.0.1', () => console.log('Baseline ready'))
  process.once('SIGTERM', () => process.exit(0))
}
