import { describe, expect, it } from 'vitest'
import type { Item } from '../members/watcher.ts'
import { compareLists } from './compare-lists.ts'

const item = (position: bigint, subject = 'a'): Item => ({ position, kind: 'THREAD_ASKED', subject })
const truth = [item(3n), item(5n), item(6n)]

describe('what a watcher was told is compared with the log', () => {
  it('and is right when it is the same in the same order', () => expect(compareLists(truth, [...truth])).toEqual([]))
  it.each([
    ['something is missing', [item(3n), item(6n)], ['1 missing: 5 THREAD_ASKED a']],
    ['something came twice', [...truth, item(6n)], ['1 twice: 6 THREAD_ASKED a']],
    ['something came too early', [item(5n), item(3n), item(6n)], ['1 out of order: 3 THREAD_ASKED a']],
    [
      'something is not for this member',
      [...truth, item(7n)],
      ['1 that are not in the log for this member: 7 THREAD_ASKED a'],
    ],
    [
      'it is about something else',
      [item(3n), item(5n, 'b'), item(6n)],
      ['1 missing: 5 THREAD_ASKED a', '1 that are not in the log for this member: 5 THREAD_ASKED b'],
    ],
  ])('and is wrong when %s', (_what, received, problems) => expect(compareLists(truth, received)).toEqual(problems))
})
