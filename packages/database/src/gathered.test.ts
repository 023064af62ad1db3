import { expect, it } from 'vitest'
import { gathered } from './gathered.ts'

/** Runs that end when they are told to. */
const setUp = (most = 10) => {
  const runs: { asked: readonly number[]; end: PromiseWithResolvers<readonly (string | Error)[]> }[] = []
  const ask = gathered<number, string>((asked) => {
    const end = Promise.withResolvers<readonly (string | Error)[]>()
    runs.push({ asked, end })
    return end.promise
  }, most)
  const answer = (nth: number) => runs[nth]?.end.resolve(runs[nth].asked.map((each) => `answer ${each}`))
  return { ask, answer, runs, asked: () => runs.map(({ asked }) => asked) }
}

const soon = () => new Promise((resolve) => setImmediate(resolve))

it('one that is asked alone is done at once, and so is what is asked in the same step with it', async () => {
  const { ask, answer, asked } = setUp()
  const answers = Promise.all([ask(1), ask(2)])
  await soon()
  expect(asked()).toEqual([[1, 2]])
  answer(0)
  expect(await answers).toEqual(['answer 1', 'answer 2'])
})

it('what is asked while others are under way is done together, by the next', async () => {
  const { ask, answer, asked } = setUp()
  const answers: Promise<string>[] = []
  for (const each of [1, 2, 3, 4, 5]) {
    answers.push(ask(each))
    await soon()
  }
  expect(asked()).toEqual([[1]])
  answer(0)
  await soon()
  expect(asked()).toEqual([[1], [2, 3, 4, 5]])
  answer(1)
  expect(await Promise.all(answers)).toEqual([1, 2, 3, 4, 5].map((each) => `answer ${each}`))
})

it('no more are done together than may be', async () => {
  const { ask, answer, asked } = setUp(2)
  const answers = Promise.all([1, 2, 3, 4, 5].map(ask))
  for (const nth of [0, 1, 2]) {
    await soon()
    answer(nth)
  }
  expect(asked()).toEqual([[1, 2], [3, 4], [5]])
  await answers
})

it('an error is its own asker’s, and when a run fails the next one begins all the same', async () => {
  const { ask, answer, runs } = setUp()
  const [good, bad] = [ask(1), ask(2)]
  await soon()
  const later = ask(3)
  runs[0]?.end.resolve(['answer 1', new Error('not this one')])
  await expect(good).resolves.toBe('answer 1')
  await expect(bad).rejects.toThrow('not this one')
  await soon()
  const last = ask(4)
  runs[1]?.end.reject(new Error('all of them'))
  await expect(later).rejects.toThrow('all of them')
  await soon()
  answer(2)
  await expect(last).resolves.toBe('answer 4')
})
