import { describe, expect, it } from 'vitest'
import { reopenThread, solveThread } from './solve-thread.ts'

const open = { id: 't', solvedAt: null, solvingAnswerId: null }
const solved = { id: 't', solvedAt: new Date(), solvingAnswerId: 'a' }

describe('a thread', () => {
  it('is solved by one of its answers', () => expect(solveThread(open, { id: 'a', threadId: 't' })).toBe('solve'))
  it('is not solved by an answer of another thread', () =>
    expect(solveThread(open, { id: 'a', threadId: 'other' })).toHaveProperty('code', 'NOT_FOUND'))
  it('is not solved by an answer that does not exist', () =>
    expect(solveThread(open, null)).toHaveProperty('code', 'NOT_FOUND'))
  it('solved twice by the same answer stays as it is', () =>
    expect(solveThread(solved, { id: 'a', threadId: 't' })).toBe('already'))
  it('solved by another answer must be reopened first', () =>
    expect(solveThread(solved, { id: 'b', threadId: 't' })).toHaveProperty('code', 'CONFLICT'))
  it('reopens when it was solved', () => expect(reopenThread(solved)).toBe('reopen'))
  it('open stays open', () => expect(reopenThread(open)).toBe('already'))
})
