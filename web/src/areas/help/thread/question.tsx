import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { EditButton } from '../../../ui/edit-button.tsx'
import { Markdown } from '../../../ui/markdown.tsx'
import { EditThread } from './edit-thread.tsx'

export const QuestionFragment = graphql(`
  fragment Question on Thread {
    id
    body
    bodyHtml
    viewerMayEdit
    ...EditThreadValues
  }
`)

/** The question's text; its author may correct it in place. */
export const Question = ({ thread }: { thread: FragmentType<typeof QuestionFragment> }) => {
  const question = readFragment(QuestionFragment, thread)
  const [editing, setEditing] = useState(false)
  if (editing) return <EditThread thread={question} onClose={() => setEditing(false)} />
  return (
    <>
      <Markdown html={question.bodyHtml} />
      {question.viewerMayEdit && (
        <EditButton onClick={() => setEditing(true)}>
          <Trans>Modifier ma demande</Trans>
        </EditButton>
      )}
    </>
  )
}
