import { Button } from '@mantine/core'
import { Trans } from '@lingui/react/macro'

interface Props {
  pageInfo: { hasNextPage: boolean; endCursor?: string | null } | undefined
  loading: boolean
  onMore: (after: string) => void
}

/** The next page of a list, when there is one; after the last, the focus stays at its end. */
export const LoadMore = ({ pageInfo, loading, onMore }: Props) => (
  <div>
    {pageInfo?.hasNextPage && pageInfo.endCursor && (
      <Button variant="default" mt="md" loading={loading} onClick={() => onMore(pageInfo.endCursor ?? '')}>
        <Trans>Afficher la suite</Trans>
      </Button>
    )}
  </div>
)
