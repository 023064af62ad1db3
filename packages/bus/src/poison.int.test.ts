import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { eventually } from '@ama/testkit'
import { expect, test } from 'vitest'
import { onEachStream, type TestBus } from './testing/test-bus.ts'
import { allPublished, ask, askTimes, noted, noteThreads, watchWork } from './testing/threads.ts'

const program = fileURLToPath(new URL('./testing/die-while-handling.ts', import.meta.url))

const startProcess = (bus: TestBus, poison: string) =>
  spawn(process.execPath, [program, bus.database.url, bus.nats?.url ?? '', poison], { stdio: 'inherit' })

onEachStream('an event that kills the process', (bus) => {
  test('three times is put aside, and the others are applied', async () => {
    const { database } = bus()
    await bus().relay()
    const poison = await ask(database)
    for (let death = 1; death <= 3; death += 1) {
      const [, signal] = await once(startProcess(bus(), poison), 'exit')
      expect(signal).toBe('SIGKILL')
      expect(await database.prisma.delivery.findMany()).toMatchObject([{ started: death, finished: 0 }])
    }

    const survivor = startProcess(bus(), poison)
    const ended = once(survivor, 'exit')
    bus().own({
      stop: async () => {
        survivor.kill('SIGKILL')
        await ended
      },
    })
    const good = await ask(database)
    await eventually(async () => (await noted(database, 'note')).includes(good), { within: 15_000 })
    const letters = await eventually(async () => {
      const found = await database.prisma.deadLetter.findMany()
      return found.length > 0 && found
    })
    expect(letters).toMatchObject([
      { reaction: 'note', attempts: 3, reason: 'the process died 3 times while it handled this event' },
    ])
    expect(await noted(database, 'note')).toEqual([good])
    expect(survivor.exitCode).toBeNull()
  })

  test.each([
    ['last', 8, 0],
    ['first', 0, 15],
  ])('takes none of those along that came together with it, the %s of them', async (_, before, after) => {
    const { database } = bus()
    const earlier = await askTimes(database, before)
    const poison = await ask(database)
    const threads = [...earlier, ...(await askTimes(database, after))]
    await bus().relay()
    await allPublished(database)
    const buried = eventually(async () => (await database.prisma.deadLetter.count()) > 0, { within: 30_000 })
    let running = startProcess(bus(), poison)
    bus().own({ stop: async () => void running.kill('SIGKILL') })
    running.on('exit', function again() {
      running = startProcess(bus(), poison).on('exit', again)
    })
    await buried
    running.removeAllListeners('exit')
    await eventually(async () => (await noted(database, 'note')).length === threads.length)
    expect((await noted(database, 'note')).toSorted()).toEqual(threads.toSorted())
    expect(await database.prisma.deadLetter.count()).toBe(1)
    expect(await database.prisma.delivery.count()).toBe(0)
  })

  test('is looked for one event at a time, whatever the reaction that had it in hand', async () => {
    const { database } = bus()
    const thread = await ask(database)
    const { id: eventId } = await database.prisma.event.findFirstOrThrow()
    const started = 1
    await database.prisma.delivery.createMany({
      data: ['one', 'other'].map((reaction) => ({ reaction, eventId, started })),
    })
    const [work, atOnce] = watchWork()
    await bus().react([noteThreads('one', work), noteThreads('other', work)])
    const done = async () => [...(await noted(database, 'one')), ...(await noted(database, 'other'))]
    await eventually(async () => (await done()).length === 2)
    expect([await done(), atOnce()]).toEqual([[thread, thread], 1])
  })

  test('once is applied by the next process, at once', async () => {
    const { database } = bus()
    await bus().relay()
    const thread = await ask(database)
    await once(startProcess(bus(), thread), 'exit')
    const next = startProcess(bus(), 'nobody')
    const ended = once(next, 'exit')
    bus().own({
      stop: async () => {
        next.kill('SIGKILL')
        await ended
      },
    })
    // Long before the stream would deliver it again by itself: that takes a minute.
    await eventually(async () => (await noted(database, 'note')).length === 1, { within: 15_000 })
    expect(await database.prisma.delivery.count()).toBe(0)
  })
})
