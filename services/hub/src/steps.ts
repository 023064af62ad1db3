/** Tells what start-up does, step by step, with the time each took. A step that lasts may `say` why. */
export const createSteps = (write: (text: string) => void) => {
  const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`
  return async <Result>(
    title: string,
    work: (say: (text: string) => void) => Promise<Result>,
    outcome?: (result: Result) => string,
  ): Promise<Result> => {
    write(`› ${title} …`)
    const since = performance.now()
    try {
      const result = await work((text) => write(` ${text} …`))
      write(` ${outcome ? `${outcome(result)}, ` : ''}${seconds(since)}\n`)
      return result
    } catch (error) {
      write(' failed\n')
      throw error
    }
  }
}

export type Steps = ReturnType<typeof createSteps>
