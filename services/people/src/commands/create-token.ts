import { command, type Context } from '@ama/graphql'
import { accepted, conflict, newId } from '@ama/kernel'
import { checkTokenName } from '../rules/check-text.ts'
import { checkLifetime } from '../rules/token-lifetime.ts'
import { newTokenSecret } from '../tokens/token-secret.ts'

/** Tokens of one member at a time: more would be lost ones. */
const tokensAtMost = 50

/** Makes a personal token; the secret is known to this answer only. */
export const createToken = async (
  context: Context,
  input: {
    readonly name: string
    readonly expiresInDays?: number | null | undefined
    readonly commandId?: string | null | undefined
  },
): Promise<{ id: string; secret: string }> => {
  const { secret, start, secretHash } = newTokenSecret()
  const made = newId()
  const id = await command(
    context,
    { name: 'create-token', commandId: input.commandId },
    async (tx, { actor, now }) => {
      const { memberId } = actor
      const name = accepted(checkTokenName(input.name))
      const expiresAt = accepted(checkLifetime(input.expiresInDays, now))
      const running = { memberId, endedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
      if ((await tx.personalToken.count({ where: running })) >= tokensAtMost) {
        throw conflict(`Vous avez déjà ${tokensAtMost} jetons : terminez ceux qui ne servent plus.`)
      }
      await tx.personalToken.create({
        data: { id: made, memberId, name, start, secretHash, createdAt: now, expiresAt },
      })
      return made
    },
  )
  // The command ran before: its secret was shown then, and is kept nowhere.
  if (id !== made)
    throw conflict('Ce jeton est déjà créé et ne s’affiche qu’une fois : terminez-le, puis créez-en un autre.')
  return { id, secret }
}
