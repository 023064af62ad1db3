import { threadSolved } from '@ama/events'
import { newId } from '@ama/kernel'
import { eventually, testDatabase } from '@ama/testkit'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { logHead } from './log/read-log.ts'
import { openLogStream } from './log-stream/open-log-stream.ts'
import { consumerFor } from './nats-stream/ensure-consumer.ts'
import { streamName } from './nats-stream/ensure-stream.ts'
import { openNatsStream } from './nats-stream/open-nats-stream.ts'
import type { Reaction } from './reactions/reaction.ts'
import { startReactions } from './reactions/start-reactions.ts'
import { startRelay } from './relay/start-relay.ts'
import { onNats, type TestBus } from './testing/test-bus.ts'
import { allPublished, ask, askTimes, countTo, noted, noteThreads, watchTail } from './testing/threads.ts'
import { natsOf, withManager } from './testing/with-manager.ts'

const consumerOf = async ({ database }: TestBus, reaction: string, heard = 'hub.help.thread-asked') =>
  consumerFor(noteThreads(reaction), heard, (await logHead(database)).logId).durable_name

onNats('when NATS is killed', (bus) => {
  test('the tail goes on without gap or double, and reactions with it', async () => {
    const { database, stream } = bus()
    const seen = await watchTail(stream)
    await bus().relay()
    await bus().react([noteThreads('note')])
    const threads = await askTimes(database, 5)
    await eventually(() => seen.threads.length === 5)

    await natsOf(bus()).kill()
    await eventually(() => !stream.healthy())
    threads.push(...(await askTimes(database, 5)))
    await natsOf(bus()).restart()
    await eventually(() => stream.healthy())
    threads.push(...(await askTimes(database, 5)))

    await eventually(() => seen.threads.length === 15)
    expect(seen.threads).toEqual(threads)
    expect(seen.positions).toEqual(countTo(15))
    await eventually(async () => (await noted(database, 'note')).length === 15)
    expect((await noted(database, 'note')).toSorted()).toEqual(threads.toSorted())
  })

  test('the relay keeps events and publishes them, in order, when it is back', async () => {
    const { database, stream } = bus()
    await bus().relay()
    await natsOf(bus()).kill()
    await eventually(() => !stream.healthy())
    const threads = await askTimes(database, 4)
    await natsOf(bus()).restart()
    await allPublished(database)
    const kept = await withManager(bus(), async (manager) => {
      const { state } = await manager.streams.info(streamName)
      const found = countTo(state.messages).map((seq) => manager.streams.getMessage(streamName, { seq }))
      return (await Promise.all(found)).map((message) => message?.json<{ subject: string }>().subject)
    })
    expect(kept).toEqual(threads)
  })
})

onNats('when the stream has lost what it had', (bus) => {
  test('reactions take it from the log', async () => {
    const { database } = bus()
    await bus().relay()
    const threads = await askTimes(database, 5)
    await allPublished(database)
    await withManager(bus(), (manager) => manager.streams.delete(streamName))
    await eventually(() => withManager(bus(), (manager) => manager.streams.info(streamName)))

    await bus().react([noteThreads('note')])
    threads.push(await ask(database))
    await eventually(async () => (await noted(database, 'note')).length === 6)
    expect((await noted(database, 'note')).toSorted()).toEqual(threads.toSorted())
  })

  test('a reaction that listens to more than it did hears that too', async () => {
    const { database } = bus()
    await bus().relay()
    const before = await bus().react([noteThreads('note')])
    const threads = [await ask(database)]
    await eventually(async () => (await noted(database, 'note')).length === 1)
    await before.stop()
    const note = noteThreads('note')
    await bus().react([{ ...note, on: [...note.on, threadSolved] }])
    threads.push(await ask(database))
    await eventually(async () => (await noted(database, 'note')).length === 2)
    expect(await noted(database, 'note')).toEqual(threads)
    for (const heard of ['hub.help.thread-asked', 'hub.help.thread-solved']) {
      const name = await consumerOf(bus(), 'note', heard)
      const { config } = await withManager(bus(), (manager) => manager.consumers.info(streamName, name))
      expect(config.filter_subject).toBe(`${heard}.*`)
    }
  })

  test('a consumer that was deleted is made again', async () => {
    const { database } = bus()
    await bus().relay()
    await bus().react([noteThreads('note')])
    await ask(database)
    await eventually(async () => (await noted(database, 'note')).length === 1)
    const name = await consumerOf(bus(), 'note')
    await withManager(bus(), (manager) => manager.consumers.delete(streamName, name))
    await ask(database)
    await eventually(async () => (await noted(database, 'note')).length === 2)
    const info = () => withManager(bus(), (manager) => manager.consumers.info(streamName, name))
    expect((await eventually(info)).name).toBe(name)
  })
})

onNats('a hub that moves', (bus) => {
  test('from the log to NATS and back applies everything once', async () => {
    const { database, stream, log } = bus()
    const relay = await bus().relay()
    const threads: string[] = []
    for (const on of [await openLogStream({ database, log }), stream, await openLogStream({ database, log })]) {
      bus().own({ stop: () => on.close() })
      const reactions = await bus().react([noteThreads('note')], on)
      threads.push(...(await askTimes(database, 3)))
      await eventually(async () => (await noted(database, 'note')).length >= threads.length)
      await reactions.stop()
      threads.push(await ask(database))
    }
    await bus().react([noteThreads('note')])
    await eventually(async () => (await noted(database, 'note')).length >= threads.length)
    expect((await noted(database, 'note')).toSorted()).toEqual(threads.toSorted())
    await relay.stop()
  })
})

onNats('two hubs on the same NATS', (bus) => {
  test('hear their own events only', async () => {
    const { database, nats, log, clock } = bus()
    const neighbour = await testDatabase()
    bus().own({ stop: () => neighbour.drop() })
    // Both are copies of one template; a log of its own is what makes another hub.
    await neighbour.prisma.logHead.updateMany({ data: { logId: newId() } })
    const stream = await openNatsStream({ url: nats?.url ?? '', database: neighbour, log })
    bus().own({ stop: () => stream.close() })
    bus().own(await startRelay({ database: neighbour, stream, log }))
    await bus().relay()
    const [seen, seenNextDoor] = [await watchTail(bus().stream), await watchTail(stream)]
    const applied: string[] = []
    const note = noteThreads('note')
    const noteNextDoor: Reaction = {
      ...note,
      effect: { apply: async (_tx, heard) => void applied.push(...heard.map(({ event }) => event.subject)) },
    }
    bus().own(await startReactions({ database: neighbour, stream, reactions: [noteNextDoor], log, clock }))
    await bus().react([note])

    const [here, there]: [string[], string[]] = [[], []]
    for (let nth = 0; nth < 5; nth += 1) {
      here.push(await ask(database))
      there.push(await ask(neighbour))
    }
    await eventually(() => seen.threads.length === 5 && seenNextDoor.threads.length === 5 && applied.length === 5)
    await eventually(async () => (await noted(database, 'note')).length === 5)
    expect([seen.threads, await noted(database, 'note')]).toEqual([here, here])
    expect([seenNextDoor.threads, applied]).toEqual([there, there])
  })
})

onNats('at the start', (bus) => {
  test('nobody at NATS_URL is told in a sentence that says what to do, without the password', async () => {
    const port = await new Promise<number>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const address = server.address()
        server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
      })
    })
    const { database, log } = bus()
    const opening = openNatsStream({ url: `nats://hub:secret@127.0.0.1:${port}`, database, log })
    await expect(opening).rejects.toThrow(
      new RegExp(`^No NATS with JetStream answers at nats://127\\.0\\.0\\.1:${port} \\(.*\\)\\. Start nats-server`),
    )
  })

  test('a server without TLS is refused where NATS_URL asks for it', async () => {
    const { database, log, nats } = bus()
    const url = (nats?.url ?? '').replace('nats:', 'tls:')
    await expect(openNatsStream({ url, database, log })).rejects.toThrow(/No NATS .* \(server does not support 'tls'\)/)
  })
})
