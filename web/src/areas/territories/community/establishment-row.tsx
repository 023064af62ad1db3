import { Trans, useLingui } from '@lingui/react/macro'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { formatNumber } from '../../../lib/dates.ts'
import { DemonstrationBadge } from '../../../ui/demonstration-badge.tsx'
import { Moment } from '../../../ui/moment.tsx'
import classes from './establishments.module.css'
import { useLegalStatus } from './legal-status.ts'

export const EstablishmentRowFragment = graphql(`
  fragment EstablishmentRow on Establishment {
    id
    name
    legalStatus
    employeeCount
    demonstration
    lastTookPartAt
    category {
      code
      label
    }
    commune {
      code
      name
    }
  }
`)

interface Props {
  establishment: FragmentType<typeof EstablishmentRowFragment>
  /** Say of each whether it is invented: where not all are. */
  marked: boolean
}

/** One employer. The labels are repeated in each cell for phones, where the head of the table is hidden. */
export const EstablishmentRow = ({ establishment, marked }: Props) => {
  const { t, i18n } = useLingui()
  const statusIn = useLegalStatus()
  const row = readFragment(EstablishmentRowFragment, establishment)
  return (
    <tr>
      <th scope="row">
        {row.name} {marked && row.demonstration && <DemonstrationBadge />}
      </th>
      <td data-label={t`Catégorie`} lang="fr">
        {row.category.label}
      </td>
      <td data-label={t`Statut`}>{statusIn(row.legalStatus)}</td>
      <td data-label={t`Commune`}>{row.commune.name}</td>
      <td data-label={t`Salariés`} className={classes['number']}>
        {formatNumber(row.employeeCount, i18n.locale)}
      </td>
      <td data-label={t`Dernière participation`}>
        {row.lastTookPartAt ? <Moment at={row.lastTookPartAt} /> : <Trans>pas encore</Trans>}
      </td>
    </tr>
  )
}
