import { setTimeout as delay } from 'node:timers/promises'
import type { Member, Members } from './member.ts'
import type { Post } from './send.ts'
import type { Places } from './places.ts'

/** Milliseconds between two commands of one member. */
const pace = 200

export interface Writers {
  /** Lets everybody finish what is begun. */
  stop(): Promise<void>
}

/** What a title says of the command that wrote it. */
export const titleOf = (commandId: string): string => `Essai ${commandId}`
export const bodyOf = (commandId: string): string => `Réponse ${commandId}`

/** Members write: questions that are answered and solved, seats that are taken and given back. */
export const startWriting = (post: Post, members: Members, places: Places): Writers => {
  let stopping = false
  const rest = () => delay(pace * (0.5 + Math.random()))

  const converse = async (communityId: string, asker: Member, answerer: Member): Promise<void> => {
    for (let nth = 0; !stopping; nth += 1) {
      const open = nth % 3 === 0
      const threadId = await post.send(asker, 'ask', (id) => ({ communityId, title: titleOf(id), open }))
      await rest()
      const answerId = await post.send(answerer, 'answer', (id) => ({ threadId, body: bodyOf(id) }))
      await rest()
      await post.send(asker, 'solve', () => ({ threadId, answerId }))
      await rest()
    }
  }

  const comeAndGo = async (member: Member): Promise<void> => {
    while (!stopping) {
      const registrationId = await post.send(member, 'register', () => ({ workshopId: places.workshop }))
      await rest()
      await post.send(member, 'cancel', () => ({ registrationId }))
      await rest()
    }
  }

  const { directrice, ambassadrice, directeur, referente, greta, ars } = members
  const writing = Promise.all([
    converse(places.marsan, directrice, ambassadrice),
    converse(places.marsan, ambassadrice, directrice),
    converse(places.dax, directeur, referente),
    ...[directrice, directeur, greta, ars].map(comeAndGo),
  ])
  writing.catch(() => undefined)
  return {
    stop: async () => {
      stopping = true
      await writing
    },
  }
}
