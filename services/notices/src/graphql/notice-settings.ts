import { builder, commandIdField, idOf, orRefusal, requireActor, resultOf, type Context } from '@ama/graphql'
import { Viewer } from '@ama/people'
import { editNoticeSettings, markNoticesRead } from '../commands/notice-commands.ts'
import { noticeKinds, type NoticeKind } from '../define-notice.ts'
import { usualHours, type MailHours } from '../rules/mail-moment.ts'

interface Settings extends MailHours {
  readonly unmailed: readonly string[]
  readonly bouncedAt: Date | null
  readonly locale: 'fr' | 'en'
}

const NoticeKindType = builder
  .objectRef<{ kind: NoticeKind; mailed: boolean; locale: 'fr' | 'en' }>('NoticeKind')
  .implement({
    description: 'A kind of notice, and whether the viewer wants it by mail.',
    fields: (t) => ({
      kind: t.string({ resolve: ({ kind }) => kind.kind }),
      label: t.string({ resolve: ({ kind, locale }) => kind.label[locale] }),
      because: t.string({ resolve: ({ kind, locale }) => kind.because[locale] }),
      mailed: t.exposeBoolean('mailed'),
      urgent: t.boolean({ description: 'Mailed at once, whatever the hours.', resolve: ({ kind }) => kind.urgent }),
    }),
  })

const NoticeSettings = builder.objectRef<Settings>('NoticeSettings').implement({
  description: 'What the viewer wants mailed, and when.',
  fields: (t) => ({
    mailFrom: t.exposeInt('mailFrom', { description: 'Hour of the day, Europe/Paris.' }),
    mailUntil: t.exposeInt('mailUntil', { description: 'Hour of the day, at most 24.' }),
    weekdaysOnly: t.exposeBoolean('weekdaysOnly'),
    bouncedAt: t.expose('bouncedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Mails came back since then and are stopped.',
    }),
    kinds: t.field({
      type: [NoticeKindType],
      resolve: ({ unmailed, locale }) =>
        noticeKinds().map((kind) => ({ kind, mailed: !unmailed.includes(kind.kind), locale })),
    }),
  }),
})

const ownSettings = async (context: Context): Promise<Settings> => {
  const { memberId } = requireActor(context)
  const { locale, noticeSettings } = await context.hub.database.prisma.member.findUniqueOrThrow({
    where: { id: memberId },
    select: { locale: true, noticeSettings: true },
  })
  return { ...usualHours, unmailed: [], bouncedAt: null, ...noticeSettings, locale: locale === 'en' ? 'en' : 'fr' }
}

builder.queryField('noticeSettings', (t) =>
  t.field({ type: NoticeSettings, resolve: (_root, _args, context) => ownSettings(context) }),
)

const MarkNoticesReadInput = builder.inputType('MarkNoticesReadInput', {
  fields: (t) => ({ noticeIds: t.idList({ description: 'Absent: all.' }), commandId: commandIdField(t) }),
})
const EditNoticeSettingsInput = builder.inputType('EditNoticeSettingsInput', {
  fields: (t) => ({
    mailFrom: t.int(),
    mailUntil: t.int(),
    weekdaysOnly: t.boolean(),
    unmailed: t.stringList({ description: 'Kinds that are not mailed.' }),
    resumeMails: t.boolean({ description: 'After mails came back: try again.' }),
    commandId: commandIdField(t),
  }),
})

builder.mutationFields((t) => ({
  markNoticesRead: t.field({
    type: resultOf('MarkNoticesRead', Viewer),
    args: { input: t.arg({ type: MarkNoticesReadInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const noticeIds = input.noticeIds?.map((id) => idOf('Notice', id, 'noticeIds')) ?? null
        await markNoticesRead(context, { noticeIds, commandId: input.commandId })
        return requireActor(context)
      }),
  }),
  editNoticeSettings: t.field({
    type: resultOf('EditNoticeSettings', NoticeSettings),
    args: { input: t.arg({ type: EditNoticeSettingsInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        await editNoticeSettings(context, input)
        return ownSettings(context)
      }),
  }),
}))
