import type { Database } from '@ama/database'
import type { Area } from '@ama/graphql'
import './graphql/notice.ts'
import './graphql/notice-settings.ts'
import { sendNotices } from './rounds/send-notices.ts'

export { defineNotice, type NoticeKind, type NoticeWords, type ToWrite } from './define-notice.ts'
export { notify } from './notify.ts'

/** What this area keeps about a member. */
const personalData = async ({ prisma }: Database, memberId: string) => ({
  notices: await prisma.notice.findMany({
    where: { memberId },
    select: { kind: true, createdAt: true, readAt: true, sentAt: true },
    orderBy: { createdAt: 'asc' },
  }),
  settings: await prisma.noticeSettings.findUnique({ where: { memberId } }),
})

export const notices: Area = { name: 'notices', reactions: [], rounds: [sendNotices], personalData }
