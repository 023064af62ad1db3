import { Trans, useLingui } from '@lingui/react/macro'
import { formatAgo, formatMoment } from '../lib/dates.ts'
import { useNow } from '../lib/use-now.ts'

/** "il y a 5 minutes", with the exact time beside it or, in dense lists, on hovering. */
export const Moment = ({ at, exact = false }: { at: string; exact?: boolean }) => {
  const { i18n } = useLingui()
  const now = useNow()
  const date = new Date(at)
  const full = formatMoment(date, i18n.locale)
  const ago = formatAgo(date, now, i18n.locale)
  return (
    <time dateTime={at} title={full}>
      {ago ?? <Trans>à l’instant</Trans>}
      {exact && <> · {full}</>}
    </time>
  )
}
