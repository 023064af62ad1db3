import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { CombinedError } from 'urql'
import { failureOf } from '../lib/failure.ts'
import { useRetryWhenBack } from '../lib/use-retry-when-back.ts'
import { FailureAlert } from './failure-alert.tsx'

interface Props<D> {
  result: { data?: D | undefined; error?: CombinedError | undefined; fetching: boolean }
  onRetry: () => void
  /** How many grey lines to show while the first answer is awaited. */
  lines?: number
  children: (data: D) => ReactNode
}

/** Loading, error or content of one panel. Content that is already there stays when a later request fails. */
export const QueryState = <D,>({ result, onRetry, lines = 3, children }: Props<D>) => {
  const { data, error, fetching } = result
  useRetryWhenBack(error, onRetry)
  const failed = error && !fetching ? <FailureAlert failure={failureOf(error)} onRetry={onRetry} /> : null
  if (data) {
    return (
      <>
        {failed}
        {children(data)}
      </>
    )
  }
  return failed ?? <Loading lines={lines} />
}

const Loading = ({ lines }: { lines: number }) => (
  <Stack gap="sm" aria-busy="true">
    <VisuallyHidden>
      <Trans>Chargement…</Trans>
    </VisuallyHidden>
    {Array.from({ length: lines }, (_, line) => (
      <Skeleton key={line} height={44} radius="md" />
    ))}
  </Stack>
)
