import type { AuthSession } from '@ama/database'
import { builder, commandIdField, encodeNodeId, idOf, orRefusal, requireActor, resultOf } from '@ama/graphql'
import { endSession } from '../commands/end-session.ts'

export const SessionType = builder.objectRef<AuthSession>('Session').implement({
  description: 'A browser that is signed in.',
  fields: (t) => ({
    id: t.id({ resolve: (session) => encodeNodeId('Session', session.id) }),
    current: t.boolean({
      description: 'The one that asks.',
      resolve: (session, _args, context) => requireActor(context).credential.id === session.id,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    userAgent: t.exposeString('userAgent', { nullable: true }),
  }),
})

const EndSessionInput = builder.inputType('EndSessionInput', {
  fields: (t) => ({ sessionId: t.id({ required: true }), commandId: commandIdField(t) }),
})

builder.mutationField('endSession', (t) =>
  t.field({
    type: resultOf('EndSession', SessionType),
    description: 'Signs one of the viewer’s browsers out, at once.',
    args: { input: t.arg({ type: EndSessionInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const id = await endSession(context, { ...input, sessionId: idOf('Session', input.sessionId, 'sessionId') })
        return context.hub.database.prisma.authSession.findUniqueOrThrow({ where: { id } })
      }),
  }),
)
