import { Container } from '@mantine/core'
import { Outlet } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { useQuery } from 'urql'
import { signedOut } from '../../lib/connection.ts'
import { pageMember } from '../../lib/page-member.ts'
import { leaveWhenSignedOut } from '../../lib/sign-out.ts'
import { ViewerProvider } from '../../lib/viewer.ts'
import { QueryState } from '../../ui/query-state.tsx'
import { useRenew } from '../client/client-provider.tsx'
import { Live } from '../live/live.tsx'
import { Frame } from './frame.tsx'
import { FrameQuery } from './frame-query.ts'
import { ToSignIn } from './to-sign-in.tsx'
import { useMemberLocale } from './use-member-locale.ts'

type Here = NonNullable<ReturnType<typeof useHere>['viewer']>

const useHere = () => {
  const [result, retry] = useQuery({ query: FrameQuery })
  return { result, retry: () => retry({ requestPolicy: 'network-only' }), viewer: result.data?.viewer }
}

/** The pages behind sign-in. Who was here stays on screen when the session ends: a prompt offers to come back. */
export const SignedIn = () => {
  const { result, retry, viewer } = useHere()
  const [known, setKnown] = useState<Here | null>(null)
  const ended = viewer === null && known !== null
  const somebodyElse = Boolean(viewer && known && viewer.member.id !== known.member.id)
  const here = viewer ?? known
  if (viewer && viewer !== known && !somebodyElse) setKnown(viewer)

  useEffect(() => pageMember.set(known?.member.id ?? null), [known])
  useEffect(() => {
    if (ended) signedOut.set(true)
    // Signed in as somebody else in another tab: nothing of the first may stay.
    if (somebodyElse) window.location.reload()
  }, [ended, somebodyElse])

  if (somebodyElse) return null
  if (here) return <Inside here={here} demonstration={result.data?.instance.demonstration ?? false} />
  if (viewer === null) return <ToSignIn />
  return (
    <Container size="sm" py="xl">
      <QueryState result={{ ...result, data: undefined }} onRetry={retry}>
        {() => null}
      </QueryState>
    </Container>
  )
}

const Inside = ({ here, demonstration }: { here: Here; demonstration: boolean }) => {
  const renew = useRenew()
  const { id, displayName } = here.member
  const { isNetworkReferent, locale } = here
  const viewer = useMemo(() => ({ memberId: id, displayName, isNetworkReferent }), [id, displayName, isNetworkReferent])
  useMemberLocale(locale)
  useEffect(leaveWhenSignedOut, [])
  return (
    <ViewerProvider value={viewer}>
      <Frame unread={here.unreadThreadCount} notices={here.unreadNoticeCount} demonstration={demonstration}>
        <Live memberId={id} renew={renew}>
          <Outlet />
        </Live>
      </Frame>
    </ViewerProvider>
  )
}
