import { useLingui } from '@lingui/react/macro'
import { formatLongDay, formatTime } from '../../lib/dates.ts'

/** "samedi 28 novembre 2026, 09:00 – 12:00", in Europe/Paris. */
export const When = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => {
  const { i18n } = useLingui()
  const [from, until] = [new Date(startsAt), new Date(endsAt)]
  const [first, last] = [formatLongDay(from, i18n.locale), formatLongDay(until, i18n.locale)]
  return (
    <>
      <time dateTime={startsAt}>
        {first}, {formatTime(from, i18n.locale)}
      </time>
      {'\u00a0– '}
      <time dateTime={endsAt}>
        {first === last ? '' : `${last}, `}
        {formatTime(until, i18n.locale)}
      </time>
    </>
  )
}
