import { defineReaction } from '@ama/bus'
import type { Transaction } from '@ama/database'
import { threadReopened, threadSolved } from '@ama/events'

/** Counts the community's solved threads anew, by topic and by author of the solving answer. */
const rank = async (tx: Transaction, communityId: string): Promise<void> => {
  // Two events of one community at once would both delete, then both insert.
  await tx.$queryRaw`SELECT 1 FROM community WHERE id = ${communityId}::uuid FOR NO KEY UPDATE`
  await tx.$executeRaw`DELETE FROM expertise WHERE community_id = ${communityId}::uuid`
  await tx.$executeRaw`
    INSERT INTO expertise (community_id, topic, member_id, solved_count)
    SELECT t.community_id, topic, a.author_id, count(*)
      FROM thread t JOIN answer a ON a.id = t.solving_answer_id, unnest(t.topics) AS topic
     WHERE t.community_id = ${communityId}::uuid
     GROUP BY t.community_id, topic, a.author_id`
}

export const rankWhoToAsk = defineReaction({
  name: 'rank-who-to-ask-when-thread-solved-or-reopened',
  area: 'help',
  on: [threadSolved, threadReopened],
  apply: async (tx, event) => {
    if (event.communityid) await rank(tx, event.communityid)
  },
})
