import { Badge, Group, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { Markdown } from '../../../ui/markdown.tsx'
import { MemberName } from '../../../ui/member-name.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { EditButton } from '../../../ui/edit-button.tsx'
import { EditAnswer } from './edit-answer.tsx'
import classes from './answer-card.module.css'

export const AnswerCardFragment = graphql(`
  fragment AnswerCard on Answer {
    id
    body
    bodyHtml
    createdAt
    editedAt
    viewerMayEdit
    author {
      id
      ...MemberName
    }
  }
`)

interface Props {
  answer: FragmentType<typeof AnswerCardFragment>
  /** It is the answer that solved the thread. */
  accepted?: boolean
  /** What one may do with it besides editing. */
  action?: ReactNode
}

/** One answer: who, when, the text. */
export const AnswerCard = ({ answer, accepted = false, action }: Props) => {
  const card = readFragment(AnswerCardFragment, answer)
  const [editing, setEditing] = useState(false)
  return (
    <article id={card.id} tabIndex={-1} className={classes['card']} data-accepted={accepted || undefined}>
      {accepted && (
        <Badge variant="light" color="green" tt="none" mb="xs" leftSection={<IconCheck size={12} aria-hidden />}>
          <Trans>Réponse retenue</Trans>
        </Badge>
      )}
      <Text size="sm" c="dimmed" mb="xs">
        <MemberName member={card.author} />
        {' · '}
        <Moment at={card.createdAt} exact />
        {card.editedAt && (
          <>
            {' · '}
            <Trans>modifiée</Trans> <Moment at={card.editedAt} />
          </>
        )}
      </Text>
      {editing ? (
        <EditAnswer id={card.id} body={card.body} editedAt={card.editedAt} onClose={() => setEditing(false)} />
      ) : (
        <>
          <Markdown html={card.bodyHtml} />
          {(action || card.viewerMayEdit) && (
            <Group gap="xs" mt="sm">
              {action}
              {card.viewerMayEdit && (
                <EditButton onClick={() => setEditing(true)}>
                  <Trans>Modifier ma réponse</Trans>
                </EditButton>
              )}
            </Group>
          )}
        </>
      )}
    </article>
  )
}
