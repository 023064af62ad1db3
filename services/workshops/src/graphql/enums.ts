import { OpenTo, RegistrationState, SkipReason, WorkshopKind, WorkshopState } from '@ama/database'
import { builder } from '@ama/graphql'

export const WorkshopKindType = builder.enumType(WorkshopKind, { name: 'WorkshopKind' })
export const WorkshopStateType = builder.enumType(WorkshopState, { name: 'WorkshopState' })
export const OpenToType = builder.enumType(OpenTo, {
  name: 'OpenTo',
  description: 'Who may come: the members of its communities, or everybody in the network.',
})
export const RegistrationStateType = builder.enumType(RegistrationState, { name: 'RegistrationState' })
export const SkipReasonType = builder.enumType(SkipReason, { name: 'SkipReason' })
