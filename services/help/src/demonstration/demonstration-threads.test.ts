import { describe, expect, test } from 'vitest'
import { checkBody, checkTitle, checkTopics } from '../rules/text.ts'
import { demonstrationThreads } from './demonstration-threads.ts'
import { planThreads, type CastMember } from './plan-threads.ts'

const cast = Array.from({ length: 6 }, (_, n): CastMember => ({
  memberId: `${n}`,
  role: 'MANAGER',
  establishmentId: null,
}))

describe.each(Object.entries(demonstrationThreads))('%s', (communityId, texts) => {
  test('has 3 to 6 threads, one of them open to the network at most', () => {
    expect(texts.length).toBeGreaterThanOrEqual(3)
    expect(texts.length).toBeLessThanOrEqual(6)
    expect(texts.filter((text) => text.openToNetwork).length).toBeLessThanOrEqual(1)
  })

  test('has texts that members could have written: the rules accept them as they are', () => {
    for (const { title, body, topics, answers = [] } of texts) {
      expect(checkTitle(title)).toBe(title)
      expect(checkTopics(topics)).toEqual(topics)
      for (const text of [body, ...answers.map((answer) => answer.body)]) expect(checkBody(text)).toBe(text)
    }
  })

  test('has solved and unsolved threads', () => {
    const solved = texts.filter((text) => text.solvedBy !== undefined)
    expect(solved.length).toBeGreaterThan(0)
    expect(solved.length).toBeLessThan(texts.length)
    expect(solved.every((text) => text.answers?.[text.solvedBy ?? -1])).toBe(true)
  })

  test('has answers in the order of time, and nothing in the future even when sown at midnight', () => {
    const now = new Date('2026-03-10T00:00:00Z')
    for (const thread of planThreads(texts, { communityId, cast, elsewhere: cast }, now)) {
      const times = [thread.createdAt, ...thread.answers.map((answer) => answer.createdAt), thread.lastActivityAt, now]
      expect(times.map(Number)).toEqual(times.map(Number).toSorted((one, other) => one - other))
    }
  })

  test('lets only threads open to the network be answered from elsewhere', () => {
    const closed = texts.filter((text) => !text.openToNetwork)
    expect(closed.flatMap((text) => text.answers ?? []).filter((answer) => answer.fromElsewhere)).toEqual([])
  })
})
