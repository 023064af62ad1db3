import { Trans, useLingui } from '@lingui/react/macro'
import { IconPlugConnected, IconWifiOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { type Connection, connection, signedOut } from '../../lib/connection.ts'
import { formatTime } from '../../lib/dates.ts'
import { useStore } from '../../lib/store.ts'
import classes from './connection-banner.module.css'

/** A lost connection is told only when it lasts: most come back at once. */
const patience = 1_500

const useLasting = (now: Connection): Connection | null => {
  const [lasting, setLasting] = useState<Connection | null>(null)
  useEffect(() => {
    if (!('since' in now)) return setLasting(null)
    const wait = patience - (Date.now() - now.since.getTime())
    const timer = setTimeout(() => setLasting(now), Math.max(0, wait))
    return () => clearTimeout(timer)
  }, [now])
  return lasting
}

/** Says honestly that what is on screen may be out of date, since when, and what becomes of what is written. */
export const ConnectionBanner = () => {
  const { i18n } = useLingui()
  const state = useLasting(useStore(connection))
  const ended = useStore(signedOut)
  const shown = ended || !state || !('since' in state) ? null : state
  const time = shown ? formatTime(shown.since, i18n.locale) : ''
  return (
    <div role="status" className={classes['place']}>
      {shown && (
        <div className={classes['banner']}>
          {shown.status === 'offline' ? (
            <IconWifiOff size={18} aria-hidden />
          ) : (
            <IconPlugConnected size={18} aria-hidden />
          )}
          <span>
            {shown.status === 'offline' ? (
              <Trans>Hors ligne depuis {time}. Vos textes sont gardés sur cet appareil.</Trans>
            ) : (
              <Trans>
                Connexion perdue depuis {time}, nouvelle tentative en cours. Vos textes sont gardés sur cet appareil.
              </Trans>
            )}
          </span>
        </div>
      )}
    </div>
  )
}
