// A hub that runs nats-server on the data folder given, until it is killed.
import { createLogger } from '@ama/kernel'
import { startNatsServer } from '../nats-server/start-nats-server.ts'

const [dataDir = ''] = process.argv.slice(2)
await startNatsServer({ dataDir, log: createLogger('silent') })
process.stdout.write('started\n')
