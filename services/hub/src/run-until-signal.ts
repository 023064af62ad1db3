import type { Logger } from '@ama/kernel'
import type { RunningHub } from './commands/start.ts'

/** How long the drain may take before the process leaves anyway, in milliseconds. */
const patience = 15_000
/** How long a start may take to its end once it is to stop: it may wait for minutes while another process migrates. */
const startPatience = 5_000

const leaveAfter = (ms: number, code: number) => setTimeout(() => process.exit(code), ms).unref()

const signalled = (): Promise<'signal'> =>
  new Promise((resolve) => {
    // For good: Ctrl-C reaches us from the terminal and again from npm, and the second must not cut the drain short.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve('signal'))
  })

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Gives the hub once it runs. When it is to stop before, what was started is stopped; nothing was accepted yet. */
const startUnless = async (asked: Promise<'signal'>, start: () => Promise<RunningHub>): Promise<RunningHub> => {
  const starting = start()
  const first = await Promise.race([asked, starting])
  if (first !== 'signal') return first
  const late = leaveAfter(startPatience, 0)
  const hub = await starting.finally(() => clearTimeout(late))
  leaveAfter(patience, 1)
  await hub.stop()
  process.exit(0)
}

/**
 * Starts, says so, waits for SIGTERM or Ctrl-C, then drains: no accepted command is lost. When other data take the place
 * of those it knows it drains too, and starts anew: nothing is remembered of what was.
 */
export const runUntilSignal = async (log: Logger, start: () => Promise<RunningHub>): Promise<void> => {
  const asked = signalled()
  let hub = await startUnless(asked, start)
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'unhandled rejection'))
  for (;;) {
    say(hub.port === null ? 'Hub ready' : `Hub ready on http://localhost:${hub.port}`)
    const why = await Promise.race([asked, hub.replaced.then(() => 'replaced' as const)])
    if (why === 'replaced')
      say('The data were replaced (a backup was restored, or a failover lost the last events): the hub starts anew')
    const late = leaveAfter(patience, 1)
    await hub.stop()
    if (why === 'signal') process.exit(0)
    clearTimeout(late)
    hub = await startUnless(asked, start)
  }
}
