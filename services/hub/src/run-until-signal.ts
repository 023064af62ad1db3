import type { Logger } from '@ama/kernel'
import type { RunningHub } from './commands/start.ts'

/** How long the drain may take before the process leaves anyway, in milliseconds. */
const patience = 15_000

const signalled = (): Promise<string> =>
  new Promise((resolve) => {
    // For good: Ctrl-C reaches us from the terminal and again from npm, and the second must not cut the drain short.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve(signal))
  })

/** Starts, says so, waits for SIGTERM or Ctrl-C, then drains: no accepted command is lost. */
export const runUntilSignal = async (log: Logger, start: () => Promise<RunningHub>): Promise<void> => {
  const stopped = signalled()
  const hub = await start()
  process.stdout.write(hub.port === null ? 'Hub ready\n' : `Hub ready on http://localhost:${hub.port}\n`)
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'unhandled rejection'))
  await stopped
  setTimeout(() => process.exit(1), patience).unref()
  await hub.stop()
  process.exit(0)
}
