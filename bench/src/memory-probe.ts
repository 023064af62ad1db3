import { setTimeout as pause } from 'node:timers/promises'

/** Bytes that a process has, after its rubbish was collected. */
export interface Memory {
  readonly rss: number
  /** On V8's heap and beside it. */
  readonly used: number
}

const collect = async (): Promise<Memory> => {
  // Some of it is only let go of after its finalizers have run.
  for (let turn = 0; turn < 3; turn++) {
    globalThis.gc?.()
    await pause(100)
  }
  const { rss, heapUsed, external } = process.memoryUsage()
  return { rss, used: heapUsed + external }
}

// Loaded into a server before its own program (`--import`), which knows nothing of it.
process.on('message', () => {
  void collect().then((memory) => process.send?.(memory))
})
process.channel?.unref()
