import type { Logger } from '@ama/kernel'
import type { RunningHub } from './commands/start.ts'

/** How long the drain may take before the process leaves anyway, in milliseconds. */
const patience = 15_000

const signalled = (): Promise<'signal'> =>
  new Promise((resolve) => {
    // For good: Ctrl-C reaches us from the terminal and again from npm, and the second must not cut the drain short.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve('signal'))
  })

const say = (line: string) => void process.stdout.write(`${line}\n`)

/**
 * Starts, says so, waits for SIGTERM or Ctrl-C, then drains: no accepted command is lost. When a restored backup takes
 * the place of the data it drains too, and starts anew: nothing is remembered of what was.
 */
export const runUntilSignal = async (log: Logger, start: () => Promise<RunningHub>): Promise<void> => {
  const asked = signalled()
  let hub = await start()
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'unhandled rejection'))
  for (;;) {
    say(hub.port === null ? 'Hub ready' : `Hub ready on http://localhost:${hub.port}`)
    const why = await Promise.race([asked, hub.replaced.then(() => 'replaced' as const)])
    if (why === 'replaced') say('A backup was restored: the hub starts anew')
    const late = setTimeout(() => process.exit(1), patience).unref()
    await hub.stop()
    if (why === 'signal') process.exit(0)
    clearTimeout(late)
    hub = await start()
  }
}
