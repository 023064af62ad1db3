import { Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type FragmentType, graphql, readFragment } from '../../generated/index.ts'
import { formatNumber } from '../../lib/dates.ts'

export const RangeFigureFragment = graphql(`
  fragment RangeFigure on RangeCheck {
    figure
    minimum
    maximum
    within
  }
`)

/** A figure of the roadmap with its range: 10–25 establishments, 400–1,000 employees. */
export const RangeFigure = ({ check, unit }: { check: FragmentType<typeof RangeFigureFragment>; unit: ReactNode }) => {
  const { i18n } = useLingui()
  const { figure, minimum, maximum, within } = readFragment(RangeFigureFragment, check)
  const [from, to] = [formatNumber(minimum, i18n.locale), formatNumber(maximum, i18n.locale)]
  return (
    <Text span size="sm">
      {!within && <IconAlertTriangle size={14} aria-hidden color="var(--hub-warning)" />}{' '}
      {formatNumber(figure, i18n.locale)} {unit}{' '}
      <Text span size="sm" c={within ? 'dimmed' : 'var(--hub-warning)'}>
        {within ? (
          <Trans>
            (repère : {from} à {to})
          </Trans>
        ) : (
          <Trans>
            (hors du repère : {from} à {to})
          </Trans>
        )}
      </Text>
    </Text>
  )
}
