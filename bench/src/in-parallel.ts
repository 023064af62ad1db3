/** Does something `count` times, `atOnce` at a time; gives how often per second. */
export const inParallel = async (atOnce: number, count: number, deed: () => Promise<void>): Promise<number> => {
  let left = count
  const since = performance.now()
  const work = async (): Promise<void> => {
    while (left-- > 0) await deed()
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return count / ((performance.now() - since) / 1_000)
}
