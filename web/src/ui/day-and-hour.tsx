import { useLingui } from '@lingui/react/macro'
import { formatMoment } from '../lib/dates.ts'

/** "4 décembre 2026 à 20:00", in Europe/Paris: a moment until which something waits. */
export const DayAndHour = ({ at }: { at: string }) => {
  const { i18n } = useLingui()
  return <time dateTime={at}>{formatMoment(new Date(at), i18n.locale)}</time>
}
