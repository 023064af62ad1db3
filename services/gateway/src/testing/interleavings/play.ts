import { emit, transact } from '@ama/bus'
import { noticesWritten } from '@ama/events'
import { readNodeId } from '@ama/graphql'
import { eventually } from '@ama/testkit'
import type { TwoGateways } from '../start-two-gateways.ts'
import { watching, type Cast } from './cast.ts'
import { openDoors } from './doors.ts'
import { lookAtLog, readTruth, type Moment } from './log.ts'
import { createScreen } from './screen.ts'
import { gateways as gatewayNames, screens as names, type Gateway, type ScreenName, type Step } from './steps.ts'
import { complaintsOf } from './truth.ts'
import { createWriter, emitting } from './writer.ts'

/** Milliseconds until something that must come has come, on a busy machine. */
const patience = 15_000

const inTime = async (done: Promise<unknown>, complaint: string, within = patience): Promise<void> => {
  const late = AbortSignal.timeout(within)
  const never = new Promise<void>((_resolve, reject) =>
    late.addEventListener('abort', () => reject(new Error(complaint)), { once: true }),
  )
  await Promise.race([done, never])
}

/**
 * Plays one drawn program on a quiet hub, with three screens at each gateway, and gives what is wrong with what the
 * screens were told. In the end everything goes on, and whoever is away comes back.
 */
export const play = async (
  hub: TwoGateways,
  cast: Cast,
  program: readonly Step[],
  limits: { reach: number; farthest: bigint },
): Promise<string[]> => {
  const { database, gateways, relay } = hub
  const { people, places } = cast
  const memberIds = Object.values(people).map(({ id }) => id)
  let step = 0
  const moments: Moment[] = []
  const restarts: number[] = []
  const doors = await openDoors(hub, cast)
  const writer = await createWriter(database, cast, () => step)
  await writer.reset()
  const start = await doors.quiet(patience)
  const held = await database.prisma.heldRole.findMany({ where: { memberId: { in: memberIds }, endedAt: null } })
  const rolesBefore = new Map(memberIds.map((id) => [id, held.filter(({ memberId }) => memberId === id)]))

  const screenOf = (name: ScreenName) => {
    const { who, covers, personal } = watching[name]
    return createScreen({
      name,
      memberId: people[who].id,
      token: people[who].token,
      covers: covers && places[covers],
      personal,
      start,
      positionOf: doors.positionOf,
      idOf: (nodeId) => readNodeId(nodeId)?.id ?? nodeId,
      step: () => step,
    })
  }
  const all = names.map((name) => ({ name, screen: screenOf(name) }))
  const named = (name: ScreenName) => all.filter((each) => each.name === name)

  const come = async (who: typeof all, gateway: Gateway, back = 0): Promise<void> => {
    const { position } = await doors.markOf(gateway)
    for (const { screen } of who) screen.follow(gateways[gateway].port, back, position)
  }

  /** Something that every member sees, whatever the rights: who is told of it was told of all that came before. */
  const settle = async (): Promise<void> => {
    if (!relay.runs() || writer.isSlow()) return
    const context = emitting()
    const event = { definition: noticesWritten, subjectId: people.Claire.id, communityId: null, data: { memberIds } }
    await transact(database, (tx) => emit(tx, context, { ...event, audience: 'members' }))
    const placed = { correlationId: context.correlationId, position: { not: null } }
    const marker = await eventually(() => database.prisma.event.findFirst({ where: placed }), { within: patience })
    const deaf = gatewayNames.filter((gateway) => gateways[gateway].isHeld())
    for (const { name, screen } of all) {
      if (deaf.some((gateway) => screen.isAt(gateways[gateway].port))) continue
      await inTime(screen.until(marker.position ?? 0n), `${name} is told nothing more`)
    }
    // What a gateway that hears nothing has still to tell can't be known: it gets the time of a few answers.
    for (const gateway of deaf) for (let answers = 0; answers < 5; answers += 1) await doors.markOf(gateway)
  }

  const perform = async (step: Step): Promise<unknown> => {
    switch (step.does) {
      case 'tell':
      case 'notify':
      case 'give':
      case 'end':
        return writer.commit(step)
      case 'begin':
        return writer.begin(step.deed, step.late)
      case 'commit':
        return writer.end(true)
      case 'roll back':
        return writer.end(false)
      case 'ask':
      case 'answer':
      case 'open':
        return doors[step.does](step.about, step.gateway)
      case 'stop relay':
        return relay.stop()
      case 'start relay':
        return relay.start()
      case 'hold':
      case 'release':
        return gateways[step.gateway][step.does]()
      case 'restart':
        restarts.push(moments.length)
        return hub.restart(step.gateway, () =>
          writer.commit({ does: 'tell', times: 1, about: 'Marsan', network: true }),
        )
      case 'cut':
        return named(step.screen).forEach(({ screen }) => screen.cut())
      case 'return': {
        const who = named(step.screen)
        if (step.how !== 'asks') for (const { screen } of who) screen.cut()
        hub.dawdle(step.how === 'hurries')
        await come(who, step.gateway, step.back)
        if (step.how !== 'hurries') for (const { screen } of who) await screen.welcomed()
        return
      }
      case 'settle':
        return settle()
    }
  }
  const resume = async (): Promise<void> => {
    hub.dawdle(false)
    while (writer.isSlow()) await writer.end(true)
    await relay.start()
    for (const gateway of gatewayNames) gateways[gateway].release()
  }
  const goOn = async (what: () => unknown): Promise<void> => {
    // A step that never ends would be taken for one that has no time left, and that for a success.
    await inTime(Promise.resolve(what()), `Step ${step} does not end`, 2 * patience)
    step += 1
    moments.push(await lookAtLog(database, start.position))
  }

  const complaints: string[] = []
  try {
    await goOn(() => come(all.slice(0, 3), 'first'))
    await goOn(() => come(all.slice(3), 'second'))
    for (const each of program) await goOn(() => perform(each))
    await goOn(resume)
    for (const gateway of gatewayNames) {
      const away = () => all.filter(({ screen }) => !screen.isOpen())
      await goOn(() => come(away(), gateway))
      await goOn(settle)
    }
  } catch (error) {
    complaints.push(String(error))
  } finally {
    for (const { screen } of all) screen.cut()
    await goOn(resume)
    await doors.quiet(patience)
  }
  const read = await readTruth(database, start.position, moments, new Map([[people.Claire.id, writer.changedIn]]))
  const heads = moments.map(({ head }) => head)
  const truth = { ...read, ...limits, rolesBefore, heads, restarts }
  const legs = all.flatMap(({ screen }) => screen.legs)
  return [...complaints, ...read.complaints, ...legs.flatMap((leg) => complaintsOf(leg, truth))]
}
