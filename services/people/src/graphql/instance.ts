import { builder } from '@ama/graphql'
import type { Configuration } from '@ama/kernel'
import { personas, type Persona } from '../demonstration/personas.ts'

const PersonaType = builder.objectRef<Persona>('Persona').implement({
  description: 'Somebody whom one can be in the demonstration.',
  fields: (t) => ({
    email: t.exposeString('email'),
    displayName: t.exposeString('displayName'),
    description: t.exposeString('description'),
  }),
})

const Instance = builder.objectRef<Configuration>('Instance').implement({
  description: 'What this hub is.',
  fields: (t) => ({
    demonstration: t.exposeBoolean('demo'),
    personas: t.field({
      type: [PersonaType],
      description: 'None outside the demonstration.',
      resolve: ({ demo }) => (demo ? personas : []),
    }),
    openIdName: t.string({
      nullable: true,
      description: 'The OpenID Connect provider that one can sign in with, such as ProConnect; null without.',
      resolve: ({ oidc }) => oidc?.name ?? null,
    }),
  }),
})

builder.queryField('instance', (t) =>
  t.field({
    type: Instance,
    description: 'What this hub is, also for those not signed in.',
    resolve: (_root, _args, { hub }) => hub.configuration,
  }),
)
