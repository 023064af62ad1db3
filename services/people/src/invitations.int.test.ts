import { roleGiven } from '@ama/events'
import { newId, systemClock, createLogger, readConfiguration, type Role } from '@ama/kernel'
import { createMailer } from '@ama/mail'
import { eventually, fakeClock, testDatabase } from '@ama/testkit'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sendDueInvitations } from './invitations/send-due-invitations.ts'
import { writeInvitation } from './invitations/write-invitation.ts'
import { openBrowser } from './testing/browser.ts'
import { makeMember, type MadeMember } from './testing/make-member.ts'
import { makePlaces, type Places } from './testing/make-places.ts'
import { openAuth, tokenIn, type OpenedAuth } from './testing/open-auth.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let places: Places
let opened: OpenedAuth
let inviter: MadeMember

beforeAll(async () => {
  database = await testDatabase()
  places = await makePlaces(database)
})
beforeEach(async () => {
  await database.prisma.member.deleteMany()
  inviter = await makeMember(database, { role: 'NETWORK_REFERENT' })
  opened = await openAuth(database)
})
afterEach(() => opened.close())
afterAll(() => database.drop())

const log = createLogger('silent')
const { signal: stopping } = new AbortController()
const invite = (member: MadeMember, { role = 'HR' as Role, at = systemClock.now() } = {}) =>
  database.prisma.$transaction((tx) =>
    writeInvitation(tx, {
      memberId: member.actor.memberId,
      communityId: places.marsan.id,
      role,
      invitedById: inviter.actor.memberId,
      now: at,
    }),
  )
const invitationOf = (member: MadeMember) =>
  database.prisma.invitation.findFirstOrThrow({ where: { memberId: member.actor.memberId } })

/** What the gateway's tail hears once the invitation is committed. */
const hear = ({ auth } = opened) =>
  auth.onEvent({
    specversion: '1.0',
    id: newId(),
    source: 'test',
    type: roleGiven.type,
    subject: newId(),
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    dataschema: '',
    communityid: places.marsan.id,
    audience: 'community',
    actorid: null,
    correlationid: newId(),
    causationid: null,
    position: '1',
    traceparent: null,
    data: {},
  })

describe('an invitation', () => {
  test('arrives with a link that signs its newcomer in, once', async () => {
    const newcomer = await makeMember(database, { role: 'HR' })
    await invite(newcomer)
    hear()
    const mail = await opened.mailTo(newcomer.email)
    expect(mail.subject).toBe('Bienvenue dans la communauté AMA «\u00a0marsan\u00a0»')
    expect(mail.text).toContain('vous invite dans la communauté AMA')
    const browser = openBrowser(opened.auth)
    const token = tokenIn(mail.text)
    expect((await browser.post('/api/auth/sign-in/link', { token })).status).toBe(200)
    expect(await browser.whoami()).toMatchObject({ memberId: newcomer.actor.memberId })
    expect((await openBrowser(opened.auth).post('/api/auth/sign-in/link', { token })).status).toBe(410)
  })

  test('of somebody who has signed in before tells of the role, without a link that signs in', async () => {
    const member = await makeMember(database, { role: 'HR' })
    await database.prisma.member.update({ where: { id: member.actor.memberId }, data: { emailVerified: true } })
    await invite(member, { role: 'AMBASSADOR' })
    hear()
    const { text } = await opened.mailTo(member.email)
    expect(text).toContain('ambassadeur ou ambassadrice des métiers')
    expect(text).toContain('http://localhost:4000/communautes/marsan')
    expect(tokenIn(text)).toBe('')
  })

  test('is sent once, also when several processes hear of it', async () => {
    const newcomer = await makeMember(database, { role: 'HR' })
    await invite(newcomer)
    const other = await openAuth(database)
    hear()
    hear(other)
    hear()
    await eventually(async () => expect((await invitationOf(newcomer)).sentAt).not.toBeNull())
    await opened.auth.close()
    await other.auth.close()
    const sent = [...(await opened.mailer.list()), ...(await other.mailer.list())]
    await other.close()
    expect(sent).toHaveLength(1)
    expect(await invitationOf(newcomer)).toMatchObject({ attempts: 1, nextAttemptAt: null })
  })
})

describe('a relay that takes nothing', () => {
  const clock = fakeClock(new Date('2026-09-01T08:00:00Z'))
  const minutes = (count: number) => clock.advance(count * 60_000)

  test('is tried again, later and later, and given up in the end', async () => {
    const newcomer = await makeMember(database, { role: 'HR' })
    await invite(newcomer, { at: clock.now() })
    const relay = createMailer(readConfiguration({ SMTP_URL: 'smtp://127.0.0.1:1' }, '/'), log)
    const { email } = newcomer
    const send = () => relay.send({ to: email, subject: '', text: '', html: '' })
    const attempt = () => sendDueInvitations({ database, clock, log, stopping }, send)
    await attempt()
    expect(await invitationOf(newcomer)).toMatchObject({ attempts: 1, sentAt: null })
    await attempt()
    expect(await invitationOf(newcomer)).toMatchObject({ attempts: 1 })
    minutes(1)
    await attempt()
    minutes(1)
    await attempt()
    expect(await invitationOf(newcomer)).toMatchObject({ attempts: 2 })
    for (let n = 0; n < 20; n += 1) {
      minutes(6 * 60)
      await attempt()
    }
    expect(await invitationOf(newcomer)).toMatchObject({ attempts: 12, sentAt: null, nextAttemptAt: null })
  })

  test('does not hold up the others', async () => {
    const [refused, accepted] = [await makeMember(database, { role: 'HR' }), await makeMember(database, { role: 'HR' })]
    await invite(refused, { at: clock.now() })
    await invite(accepted, { at: clock.now() })
    await sendDueInvitations({ database, clock, log, stopping }, async ({ memberId }) => {
      if (memberId === refused.actor.memberId) throw new Error('550 No such mailbox')
    })
    expect([(await invitationOf(refused)).sentAt, (await invitationOf(accepted)).sentAt]).toEqual([null, clock.now()])
  })
})

describe('of several invitations', () => {
  const clock = fakeClock(new Date('2026-09-02T08:00:00Z'))
  let members: MadeMember[]
  beforeEach(async () => {
    members = [await makeMember(database, { role: 'HR' }), await makeMember(database, { role: 'HR' })]
    for (const member of members) await invite(member, { at: clock.now() })
  })
  const attempts = async () => (await Promise.all(members.map(invitationOf))).map((found) => found.attempts).toSorted()

  test('one that waits behind a slow mail of one process is sent by another, and only once', async () => {
    const slow = Promise.withResolvers<void>()
    let sent = 0
    const first = sendDueInvitations({ database, clock, log, stopping }, () => {
      sent += 1
      return slow.promise
    })
    await eventually(() => sent === 1)
    await sendDueInvitations({ database, clock, log, stopping }, async () => void (sent += 1))
    expect(sent).toBe(2)
    slow.resolve()
    await first
    expect([sent, await attempts()]).toEqual([2, [1, 1]])
  })

  test('those that are not begun when the hub is told to stop wait for later', async () => {
    const stop = new AbortController()
    await sendDueInvitations({ database, clock, log, stopping: stop.signal }, async () => stop.abort())
    expect(await attempts()).toEqual([0, 1])
  })
})
