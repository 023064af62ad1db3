// Keeps a PostgreSQL on a data folder, started again whenever it dies, until it is asked to end or nobody is left to ask.
import { startEmbeddedPostgres } from '@ama/database'
import { createLogger } from '@ama/kernel'

const [dataDir = ''] = process.argv.slice(2)
const server = await startEmbeddedPostgres({ dataDir, log: createLogger('warn') })
process.stdout.write(`${server.url}\nready\n`)
const stop = () => void server.stop().then(() => process.exit())
process.once('SIGTERM', stop)
process.stdin.resume().once('end', stop)
