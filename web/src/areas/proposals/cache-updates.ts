import type { Cache, UpdatesConfig } from '@urql/exchange-graphcache'
import { forgetField } from '../../lib/cache-lists.ts'

/** What a live item about a proposal does not carry. */
const notCarried = [
  'state',
  'theme',
  'partners',
  'body',
  'bodyHtml',
  'steps',
  'amendments',
  'viewerMayEdit',
  'viewerSupports',
  'updatedAt',
]

const forgetLists = (cache: Cache): void => {
  for (const field of ['proposals', 'proposalThemes', 'proposalPartners']) forgetField(cache, 'Query', field)
}

interface ProposalActivity {
  readonly subject?: { readonly __typename: string; readonly id?: string } | null
}

/** Brings a live item about a proposal into the cache: its thin fields are written already. */
export const applyProposalActivity = (cache: Cache, { subject }: ProposalActivity): void => {
  if (subject?.__typename !== 'Proposal' || !subject.id) return
  for (const field of notCarried) forgetField(cache, `Proposal:${subject.id}`, field)
  forgetLists(cache)
}

type Update = (result: Record<string, unknown>, args: unknown, cache: Cache) => void
const renewLists: Update = (_result, _args, cache) => forgetLists(cache)

/** What one's own deeds change in the lists on screen. */
export const proposalUpdates: UpdatesConfig = {
  Mutation: { makeProposal: renewLists, setProposalState: renewLists },
}
