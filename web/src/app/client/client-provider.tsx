import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { Provider } from 'urql'
import { createHubClient } from './create-client.ts'

const RenewContext = createContext<() => void>(() => {})

/** Drops the cache: everything on screen is asked for anew, open editors stay as they are. */
export const useRenew = () => useContext(RenewContext)

/** The client with its cache, which may be renewed. */
export const ClientProvider = ({ children }: { children: ReactNode }) => {
  const [client, setClient] = useState(createHubClient)
  const renew = useCallback(() => setClient(createHubClient()), [])
  return (
    <RenewContext value={renew}>
      <Provider value={client}>{children}</Provider>
    </RenewContext>
  )
}
