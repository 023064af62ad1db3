import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
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
  const [client, setClient] = useState(() => createHubClient(socket))
  const renew = useCallback(() => setClient(createHubClient(socket)), [socket])
  return (
    <RenewContext value={renew}>
      <Provider value={client}>{children}</Provider>
    </RenewContext>
  )
}
