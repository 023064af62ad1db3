import { createServer } from 'node:http'
import { grafserv } from 'postgraphile/grafserv/node'
import { makePgService } from 'postgraphile/adaptors/pg'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { postgraphile } from 'postgraphile'

const [port, connectionString = ''] = process.argv.slice(2)

// As its guide shows it, on the hub's own tables; in production, so without its explorer and its explanations.
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString, schemas: ['public'], poolConfig: { max: 10 } })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, websockets: false },
  grafast: { explain: false },
})
const http = createServer()
await instance.createServ(grafserv).addTo(http)
http.listen(Number(port), '127.0.0.1', () => console.log('Baseline ready'))
process.once('SIGTERM', () => process.exit(0))
