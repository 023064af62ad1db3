import { LegalStatus } from '@ama/database'
import { builder } from '@ama/graphql'
import { CommuneType, existingCommune } from './place.ts'

const LegalStatusEnum = builder.enumType(LegalStatus, { name: 'LegalStatus', description: 'Who employs.' })

const EstablishmentCategory = builder
  .objectRef<{ code: string | null; label: string }>('EstablishmentCategory')
  .implement({
    fields: (t) => ({
      code: t.exposeString('code', { nullable: true, description: 'FINESS category; null for a CCAS or CIAS.' }),
      label: t.exposeString('label'),
    }),
  })

export const EstablishmentNode = builder.prismaNode('Establishment', {
  description: 'A social-care employer, in every community whose perimeter holds its commune.',
  nullable: true,
  id: { field: 'id' },
  fields: (t) => ({
    name: t.exposeString('name'),
    category: t.field({
      type: EstablishmentCategory,
      resolve: ({ categoryCode, categoryLabel }) => ({ code: categoryCode, label: categoryLabel }),
    }),
    legalStatus: t.expose('legalStatus', { type: LegalStatusEnum }),
    employeeCount: t.exposeInt('employeeCount'),
    commune: t.field({
      type: CommuneType,
      resolve: (establishment, _args, context) => existingCommune(context, establishment.communeCode),
    }),
    demonstration: t.exposeBoolean('demonstration', { description: 'Invented: in no register.' }),
    lastTookPartAt: t.expose('lastTookPartAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Last time one of its members asked or answered.',
    }),
  }),
})
