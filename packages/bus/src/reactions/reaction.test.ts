import { memberInvited, threadAsked, threadSolved } from '@ama/events'
import { describe, expect, test } from 'vitest'
import { defineReaction, heardBy, listensTo, subjectFor } from './reaction.ts'

const nothing = async () => {}
const listening = {
  toOne: defineReaction({ name: 'one', area: 'help', on: [threadAsked], apply: nothing }),
  inOneArea: defineReaction({ name: 'area', area: 'help', on: [threadAsked, threadSolved], apply: nothing }),
  everywhere: defineReaction({ name: 'all', area: 'help', on: [threadAsked, memberInvited], apply: nothing }),
}

describe('the subject of a reaction', () => {
  test.each([
    ['one event', listening.toOne, 'hub.help.thread-asked.*'],
    ['events of one area', listening.inOneArea, 'hub.help.>'],
    ['events of several areas', listening.everywhere, 'hub.>'],
  ])('that listens to %s is the narrowest that covers it', (_, reaction, subject) => {
    expect(subjectFor(reaction)).toBe(subject)
  })
})

describe('a reaction listens', () => {
  test.each(['hub.help.thread-asked.v1', 'hub.help.thread-asked.v2'])('to %s, whatever the version', (type) => {
    expect(listensTo(listening.toOne, type)).toBe(true)
  })
  test.each(['hub.help.thread-answered.v1', 'hub.help.thread-asked-again.v1', 'hub.people.thread-asked.v1'])(
    'not to %s',
    (type) => {
      expect(listensTo(listening.toOne, type)).toBe(false)
    },
  )
  test('in the log to the same as on the stream', () => {
    expect(heardBy(listening.toOne)).toEqual({ OR: [{ type: { startsWith: 'hub.help.thread-asked.v' } }] })
  })
})
