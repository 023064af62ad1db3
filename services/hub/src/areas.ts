import type { Area } from '@ama/graphql'
import { help } from '@ama/help'
import { notices } from '@ama/notices'
import { people } from '@ama/people'
import { territories } from '@ama/territories'
import { workshops } from '@ama/workshops'

/** Every area of the hub. */
export const areas: readonly Area[] = [territories, people, notices, help, workshops]
