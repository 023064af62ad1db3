import { Title } from '@mantine/core'
import { Plural } from '@lingui/react/macro'
import { useCallback, useState } from 'react'
import { useQuery } from 'urql'
import { usePageCursor } from '../../../lib/use-page-cursor.ts'
import { LoadMore } from '../../../ui/load-more.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { AnswerBox } from './answer-box.tsx'
import { AnswerItems } from './answer-items.tsx'
import { ThreadAnswers } from './answers-query.ts'
import type { Pin } from './use-pin.ts'

interface Props {
  threadId: string
  answerCount: number
  mayAnswer: boolean
  mayMarkSolved: boolean
  /** Shown under the question, not here again. */
  pinnedId: string | null
  pin: Pin
  /** Whether everything that arrived is on screen. */
  onCaughtUp: (caughtUp: boolean) => void
}

/** The answers of a thread, oldest first, and where one answers. */
export const Answers = ({ threadId, answerCount, mayAnswer, onCaughtUp, ...rest }: Props) => {
  const [after, goOn] = usePageCursor(threadId)
  const [result, retry] = useQuery({ query: ThreadAnswers, variables: { id: threadId, after } })
  const [writing, setWriting] = useState(false)
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set())
  const onSent = useCallback((id: string) => setMine((sent) => new Set(sent).add(id)), [])
  return (
    <section aria-labelledby="answers">
      <Title order={2} size="h3" id="answers" mb="xs">
        <Plural value={answerCount} _0="Réponses" one="# réponse" other="# réponses" />
      </Title>
      <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })}>
        {({ node }) => {
          const { edges = [], pageInfo } = node?.__typename === 'Thread' ? node.answers : {}
          return (
            <>
              <AnswerItems
                {...rest}
                threadId={threadId}
                answers={edges.map((edge) => edge.node)}
                mine={mine}
                writing={writing}
                complete={pageInfo?.hasNextPage === false}
                onCaughtUp={onCaughtUp}
              />
              <LoadMore pageInfo={pageInfo} loading={result.fetching} onMore={goOn} />
            </>
          )
        }}
      </QueryState>
      {mayAnswer && <AnswerBox key={threadId} threadId={threadId} onSent={onSent} onBusy={setWriting} />}
    </section>
  )
}
