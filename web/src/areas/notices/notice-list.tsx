import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { useQuery } from 'urql'
import { graphql } from '../../generated/index.ts'
import { useActivity } from '../../lib/activity.ts'
import { newCommandId } from '../../lib/command-id.ts'
import { useCommand } from '../../lib/use-command.ts'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import list from '../../ui/list.module.css'
import { Moment } from '../../ui/moment.tsx'
import { QueryState } from '../../ui/query-state.tsx'

const NoticesQuery = graphql(`
  query Notices($first: Int!) {
    notices(first: $first) {
      edges {
        node {
          id
          createdAt
          readAt
          title
          text
          path
          because
        }
      }
    }
  }
`)

const MarkReadMutation = graphql(`
  mutation MarkNoticesRead($input: MarkNoticesReadInput!) {
    markNoticesRead(input: $input) {
      ... on Viewer {
        unreadNoticeCount
      }
      ... on Error {
        code
        message
      }
      ... on InvalidInput {
        field
      }
    }
  }
`)

/** What the member should know, the newest first; those not read yet in bold. */
export const NoticeList = () => {
  const { t } = useLingui()
  const { history } = useRouter()
  const [result, retry] = useQuery({
    query: NoticesQuery,
    variables: { first: 50 },
    requestPolicy: 'cache-and-network',
  })
  const { send, sending, failure } = useCommand(MarkReadMutation, (data) => data.markNoticesRead)
  useActivity(({ kind }) => {
    if (kind === 'NOTICES_WRITTEN') retry({ requestPolicy: 'network-only' })
  })
  const markRead = async (noticeIds: string[] | null) => {
    const outcome = await send({ input: { noticeIds, commandId: newCommandId() } })
    if (!outcome.done) return
    retry({ requestPolicy: 'network-only' })
  }
  const open = (event: MouseEvent, id: string, path: string) => {
    void markRead([id])
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    history.push(path)
  }
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={6}>
      {({ notices }) => {
        const told = notices.edges.map(({ node }) => node).filter(({ title }) => title !== null)
        if (told.length === 0) {
          return (
            <Text c="dimmed">
              <Trans>Rien pour l’instant. Ce qui concerne vos inscriptions s’affichera ici.</Trans>
            </Text>
          )
        }
        return (
          <Stack gap="sm">
            {failure && <FailureAlert failure={failure} />}
            {told.some(({ readAt }) => readAt === null) && (
              <Group>
                <Button variant="default" size="xs" loading={sending} onClick={() => void markRead(null)}>
                  <Trans>Tout marquer comme lu</Trans>
                </Button>
              </Group>
            )}
            <ul className={list['plain']}>
              {told.map(({ id, title, text, path, because, createdAt, readAt }) => (
                <li key={id} className={list['line']}>
                  <Group gap="xs" wrap="wrap">
                    <Anchor
                      href={path ?? ''}
                      fw={readAt === null ? 700 : 400}
                      onClick={(event) => open(event, id, path ?? '/')}
                    >
                      {title}
                    </Anchor>
                    {readAt === null && (
                      <Text size="sm" span>
                        {t`(non lue)`}
                      </Text>
                    )}
                    <Text size="sm" c="dimmed" span>
                      <Moment at={createdAt} />
                    </Text>
                  </Group>
                  <Text size="sm">{text}</Text>
                  <Text size="sm" c="dimmed">
                    <Trans>Vous recevez ceci parce que {because}.</Trans>
                  </Text>
                </li>
              ))}
            </ul>
          </Stack>
        )
      }}
    </QueryState>
  )
}
