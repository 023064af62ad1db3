import { expect, it } from 'vitest'
import { inCommon } from './same-answer.ts'

const id = '0190a5e0-0000-7000-8000-000000000001'
const kinds = new Map([['hub.help.thread-answered.v1', 'THREAD_ANSWERED']])
const common = (value: Parameters<typeof inCommon>[0]) => JSON.stringify(inCommon(value, kinds))

it('ids, moments, cursors and the order of fields may differ', () => {
  const hub = {
    node: { id: Buffer.from(`Thread:${id}`).toString('base64url'), at: '2026-11-25T08:00:00.000Z' },
    cursor: 'a',
  }
  const other = { cursor: 'b', node: { at: '2026-11-25T09:00:00+01:00', id } }
  expect(common(hub)).toBe(common(other))
})

it('what PostGraphile calls otherwise is the same', () => {
  const hub = { kind: 'THREAD_ANSWERED', subject: { __typename: 'Answer', id } }
  const other = { type: 'hub.help.thread-answered.v1', thread: null, answer: { id } }
  expect(common(hub)).toBe(common(other))
  expect(common({ nodes: [1] })).toBe(common([1]))
})

it('another text, count or order is not the same', () => {
  expect(common({ title: 'a' })).not.toBe(common({ title: 'b' }))
  expect(common([1, 2])).not.toBe(common([2, 1]))
})
