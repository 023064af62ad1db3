import DataLoader from 'dataloader'

/**
 * Makes work that is done together: what is asked while a run of it is under way waits for its end, and is then done by
 * the next, at most `most` at once. One that is asked alone doesn't wait. `run` gives an answer or an Error for each, in
 * their order; when it rejects, all of them do.
 */
export const gathered = <Asked, Answer>(
  run: (asked: readonly Asked[]) => Promise<readonly (Answer | Error)[]>,
  most: number,
): ((asked: Asked) => Promise<Answer>) => {
  const waiting: (() => void)[] = []
  let underWay = false
  const begin = (dispatch: () => void): void => {
    underWay = true
    // What is asked in the same step is done with it.
    queueMicrotask(dispatch)
  }
  const end = (): void => {
    underWay = false
    const next = waiting.shift()
    if (next) begin(next)
  }
  const loader = new DataLoader<Asked, Answer>((asked) => run(asked).finally(end), {
    cache: false,
    maxBatchSize: most,
    batchScheduleFn: (dispatch) => (underWay ? void waiting.push(dispatch) : begin(dispatch)),
  })
  return (asked) => loader.load(asked)
}
