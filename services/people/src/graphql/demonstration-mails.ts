import { builder } from '@ama/graphql'
import { forbidden } from '@ama/kernel'
import { listKeptMails, type KeptMail } from '@ama/mail'

const DemonstrationMail = builder.objectRef<KeptMail>('DemonstrationMail').implement({
  description: 'A mail that the demonstration kept instead of sending it.',
  fields: (t) => ({
    id: t.exposeID('id'),
    to: t.exposeString('to'),
    subject: t.exposeString('subject'),
    sentAt: t.expose('sentAt', { type: 'DateTime' }),
    text: t.exposeString('text'),
  }),
})

builder.queryField('demonstrationMails', (t) =>
  t.field({
    type: [DemonstrationMail],
    description: 'The last 50, newest first. Refused outside the demonstration.',
    resolve: (_root, _args, { hub: { configuration } }) => {
      // A mail holds a link that signs in: only where everybody may be everybody is it shown to all.
      if (!configuration.demo || configuration.smtpUrl) {
        throw forbidden('La boîte aux lettres n’existe que dans la démonstration.')
      }
      return listKeptMails(configuration.dataDir)
    },
  }),
)
