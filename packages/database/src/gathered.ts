import DataLoader from 'dataloader'

/**
 * Makes work that is done together: what is asked while `underWay` runs of it are under way waits for one of them to
 * end, and is then done by one run, at most `most` at once. One that is asked alone doesn't wait. `run` gives an answer
 * or an Error for each, in their order; when it rejects, all of them do.
 */
export const gathered = <Asked, Answer>(
  run: (asked: readonly Asked[]) => Promise<readonly (Answer | Error)[]>,
  limits: { underWay: number; most: number },
): ((asked: Asked) => Promise<Answer>) => {
  const waiting: (() => void)[] = []
  let runs = 0
  const begin = (dispatch: () => void): void => {
    runs += 1
    // What is asked in the same step is done with it.
    queueMicrotask(dispatch)
  }
  const end = (): void => {
    runs -= 1
    const next = waiting.shift()
    if (next) begin(next)
  }
  const loader = new DataLoader<Asked, Answer>((asked) => run(asked).finally(end), {
    cache: false,
    maxBatchSize: limits.most,
    batchScheduleFn: (dispatch) => (runs < limits.underWay ? begin(dispatch) : void waiting.push(dispatch)),
  })
  return (asked) => loader.load(asked)
}
