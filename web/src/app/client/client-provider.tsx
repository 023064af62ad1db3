import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { Provider } from 'urql'
import { createSocket } from '../../lib/socket.ts'
import { createHubClient } from './create-client.ts'

const address = () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`

const RenewContext = createContext<() => void>(() => {})

/** Drops the cache: everything on screen is asked for anew, open editors stay as they are. */
export const useRenew = () => useContext(RenewContext)

/** One socket for the page; the client with its cache may be renewed. */
export const ClientProvider = ({ children }: { children: ReactNode }) => {
  const [socket] = useState(() => createSocket(address()))
  const [renewals, setRenewals] = useState(0)
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const client = useMemo(() => createHubClient(socket), [socket, renewals])
  const renew = useCallback(() => setRenewals((count) => count + 1), [])
  return (
    <RenewContext value={renew}>
      <Provider value={client}>{children}</Provider>
    </RenewContext>
  )
}
