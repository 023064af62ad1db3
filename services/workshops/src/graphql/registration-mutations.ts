import { builder, commandIdField, idOf, orRefusal, resultOf, type Context } from '@ama/graphql'
import { answerSeatOffer } from '../commands/answer-seat-offer.ts'
import { cancelRegistration } from '../commands/cancel-registration.ts'
import { registerForWorkshop } from '../commands/register-for-workshop.ts'
import { RegistrationNode } from './registration.ts'

const registrationById = ({ hub }: Context, id: string) =>
  hub.database.prisma.registration.findUniqueOrThrow({ where: { id } })

const RegisterForWorkshopInput = builder.inputType('RegisterForWorkshopInput', {
  fields: (t) => ({
    workshopId: t.id({ required: true }),
    memberId: t.id({ description: 'A colleague of one’s establishment; anybody it is open to for organisers.' }),
    commandId: commandIdField(t),
  }),
})

const CancelRegistrationInput = builder.inputType('CancelRegistrationInput', {
  fields: (t) => ({ registrationId: t.id({ required: true }), commandId: commandIdField(t) }),
})

const AnswerSeatOfferInput = builder.inputType('AnswerSeatOfferInput', {
  fields: (t) => ({
    registrationId: t.id({ required: true }),
    accept: t.boolean({ required: true }),
    commandId: commandIdField(t),
  }),
})

builder.mutationFields((t) => ({
  registerForWorkshop: t.field({
    type: resultOf('RegisterForWorkshop', RegistrationNode),
    description: 'Takes a seat, or the last place of the waiting list where there is none.',
    args: { input: t.arg({ type: RegisterForWorkshopInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () =>
        registrationById(
          context,
          await registerForWorkshop(context, {
            ...input,
            workshopId: idOf('Workshop', input.workshopId, 'workshopId'),
            memberId: input.memberId ? idOf('Member', input.memberId, 'memberId') : null,
          }),
        ),
      ),
  }),
  cancelRegistration: t.field({
    type: resultOf('CancelRegistration', RegistrationNode),
    description: 'Gives the seat back: it is offered at once to the next in the waiting list who fits.',
    args: { input: t.arg({ type: CancelRegistrationInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () =>
        registrationById(
          context,
          await cancelRegistration(context, {
            ...input,
            registrationId: idOf('Registration', input.registrationId, 'registrationId'),
          }),
        ),
      ),
  }),
  answerSeatOffer: t.field({
    type: resultOf('AnswerSeatOffer', RegistrationNode),
    description: 'Takes an offered seat, or lets it go on to the next.',
    args: { input: t.arg({ type: AnswerSeatOfferInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () =>
        registrationById(
          context,
          await answerSeatOffer(context, {
            ...input,
            registrationId: idOf('Registration', input.registrationId, 'registrationId'),
          }),
        ),
      ),
  }),
}))
