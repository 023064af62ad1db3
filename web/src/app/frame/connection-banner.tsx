import { Button } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconLockAccess, IconPlugConnected, IconRefresh, IconWifiOff } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { announce } from '../../lib/announce.ts'
import { type Connection, connection, rightsChanged, signedOut } from '../../lib/connection.ts'
import { formatMoment, formatTime, isSameDay } from '../../lib/dates.ts'
import { useStore } from '../../lib/store.ts'
import { useNow } from '../../lib/use-now.ts'
import classes from './connection-banner.module.css'

/** Milliseconds: a lost connection is told only when it lasts, since most come back at once; a first one takes longer. */
const patience = 1_500
const firstPatience = 5_000

type Lost = Extract<Connection, { since: Date }>

const useLasting = (now: Connection): Lost | null => {
  const lost = 'since' in now ? now : null
  const since = lost?.since.getTime() ?? null
  const wait = lost?.status === 'connecting' ? firstPatience : patience
  const [told, setTold] = useState<number | null>(null)
  useEffect(() => {
    if (since === null) return
    const timer = setTimeout(() => setTold(since), Math.max(0, wait - (Date.now() - since)))
    return () => clearTimeout(timer)
  }, [since, wait])
  return since === told ? lost : null
}

/** The banner goes without a word: a screen reader is told that what was lost is back. */
const useReturn = (lost: boolean, live: boolean): void => {
  const { t } = useLingui()
  const told = useRef(false)
  useEffect(() => {
    if (told.current && live) announce(t`La connexion est établie : cette page se met à jour.`)
    told.current = (told.current || lost) && !live
  }, [lost, live, t])
}

/** Says honestly that what is on screen may be out of date, since when, and what becomes of what is written. */
export const ConnectionBanner = () => {
  const now = useStore(connection)
  const lost = useLasting(now)
  const ended = useStore(signedOut)
  const changed = useStore(rightsChanged)
  useReturn(lost !== null && !ended, now.status === 'live')
  return (
    <div role="status" className={classes['place']} data-connection={now.status}>
      {!ended && changed && <RightsChanged />}
      {!ended && lost && <Lost lost={lost} />}
      {!ended && now.status === 'outdated' && <Outdated />}
    </div>
  )
}

const Lost = ({ lost }: { lost: Lost }) => {
  const Icon = lost.status === 'offline' ? IconWifiOff : IconPlugConnected
  return (
    <div className={classes['banner']}>
      <Icon size={18} aria-hidden />
      <span>
        <Why lost={lost} />
      </span>
    </div>
  )
}

const Why = ({ lost }: { lost: Lost }) => {
  const { i18n, t } = useLingui()
  const moment = formatMoment(lost.since, i18n.locale)
  const time = isSameDay(lost.since, useNow()) ? formatTime(lost.since, i18n.locale) : t`le ${moment}`
  if ('until' in lost) {
    const until = formatTime(lost.until, i18n.locale)
    return lost.status === 'crowded' ? (
      <Trans>
        Trop de connexions sont ouvertes par votre compte ou votre réseau : cette page ne se met plus à jour depuis{' '}
        {time}. Nouvel essai vers {until}. Vos textes sont gardés sur cet appareil.
      </Trans>
    ) : (
      <Trans>
        Vos droits ne vous ouvrent plus d’activité à suivre : cette page ne se met plus à jour depuis {time}. Nouvel
        essai vers {until}.
      </Trans>
    )
  }
  if (lost.status === 'connecting') {
    return <Trans>La connexion n’est pas encore établie : cette page ne se met pas à jour pour l’instant.</Trans>
  }
  return lost.status === 'offline' ? (
    <Trans>Hors ligne depuis {time}. Vos textes sont gardés sur cet appareil.</Trans>
  ) : (
    <Trans>Connexion perdue depuis {time}, nouvelle tentative en cours. Vos textes sont gardés sur cet appareil.</Trans>
  )
}

const RightsChanged = () => (
  <div className={classes['banner']}>
    <IconLockAccess size={18} aria-hidden />
    <span>
      <Trans>Vos droits ont changé : vous voyez maintenant ce qui vous est ouvert.</Trans>
    </span>
    <Button size="compact-sm" variant="white" color="dark" onClick={() => rightsChanged.set(false)}>
      <Trans>J’ai compris</Trans>
    </Button>
  </div>
)

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
