import { createLogger } from '@ama/kernel'
import { startEmbeddedPostgres } from '../embedded/start-embedded-postgres.ts'

// Another process that uses the server of a data folder: says the URL, stops when its standard input ends.
const server = await startEmbeddedPostgres({
  dataDir: process.argv[2] ?? '',
  log: createLogger('error'),
  durable: false,
})
process.stdout.write(`${server.url}\n`)
process.stdin.resume().once('end', () => void server.stop())
