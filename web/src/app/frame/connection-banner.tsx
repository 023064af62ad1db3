import { Button } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconPlugConnected, IconRefresh, IconWifiOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { type Connection, connection, signedOut } from '../../lib/connection.ts'
import { formatTime } from '../../lib/dates.ts'
import { useStore } from '../../lib/store.ts'
import classes from './connection-banner.module.css'

/** A lost connection is told only when it lasts: most come back at once. */
const patience = 1_500

type Lost = Extract<Connection, { since: Date }>

const useLasting = (now: Connection): Lost | null => {
  const lost = 'since' in now ? now : null
  const [told, setTold] = useState<Date | null>(null)
  useEffect(() => {
    if (!lost) return
    const timer = setTimeout(() => setTold(lost.since), Math.max(0, patience - (Date.now() - lost.since.getTime())))
    return () => clearTimeout(timer)
  }, [lost])
  return lost?.since === told ? lost : null
}

/** Says honestly that what is on screen may be out of date, since when, and what becomes of what is written. */
export const ConnectionBanner = () => {
  const now = useStore(connection)
  const lost = useLasting(now)
  const ended = useStore(signedOut)
  return (
    <div role="status" className={classes['place']} data-connection={now.status}>
      {!ended && lost && <Lost lost={lost} />}
      {!ended && now.status === 'outdated' && <Outdated />}
    </div>
  )
}

const Lost = ({ lost }: { lost: Lost }) => {
  const { i18n } = useLingui()
  const time = formatTime(lost.since, i18n.locale)
  const offline = lost.status === 'offline'
  const Icon = offline ? IconWifiOff : IconPlugConnected
  return (
    <div className={classes['banner']}>
      <Icon size={18} aria-hidden />
      <span>
        {offline ? (
          <Trans>Hors ligne depuis {time}. Vos textes sont gardés sur cet appareil.</Trans>
        ) : (
          <Trans>
            Connexion perdue depuis {time}, nouvelle tentative en cours. Vos textes sont gardés sur cet appareil.
          </Trans>
        )}
      </span>
    </div>
  )
}

const Outdated = () => (
  <div className={classes['banner']}>
    <IconRefresh size={18} aria-hidden />
    <span>
      <Trans>Le site a été mis à jour. Rechargez la page : vos textes sont gardés.</Trans>
    </span>
    <Button size="compact-sm" variant="white" color="dark" onClick={() => window.location.reload()}>
      <Trans>Recharger la page</Trans>
    </Button>
  </div>
)
