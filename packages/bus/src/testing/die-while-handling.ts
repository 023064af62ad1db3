// A process that notes threads and is killed by one of them. Arguments: database URL, NATS URL or '', id of that thread.
import { connect } from '@ama/database'
import { createLogger, systemClock } from '@ama/kernel'
import { openLogStream } from '../log-stream/open-log-stream.ts'
import { openNatsStream } from '../nats-stream/open-nats-stream.ts'
import { startReactions } from '../reactions/start-reactions.ts'
import { noteThreads } from './threads.ts'

const [databaseUrl = '', natsUrl = '', poison = ''] = process.argv.slice(2)
const database = connect(databaseUrl)
const log = createLogger('silent')
const stream = natsUrl ? await openNatsStream({ url: natsUrl, database, log }) : await openLogStream({ database, log })
const reaction = noteThreads('note', (event) => {
  if (event.subject === poison) process.kill(process.pid, 'SIGKILL')
})
await startReactions({ database, stream, reactions: [reaction], log, clock: systemClock })
