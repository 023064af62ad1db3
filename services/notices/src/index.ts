import type { Area } from '@ama/graphql'

export const notices: Area = { name: 'notices', reactions: [] }
