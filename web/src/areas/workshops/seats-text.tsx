import { Plural, Trans } from '@lingui/react/macro'

interface Props {
  seats: number | null | undefined
  seatsTaken: number
  waitingCount: number
}

/** "19/50 places prises", and how many wait. */
export const SeatsText = ({ seats, seatsTaken, waitingCount }: Props) => (
  <span>
    {seats === null || seats === undefined ? (
      <Plural value={seatsTaken} _0="aucune inscription" one="# inscription" other="# inscriptions" />
    ) : (
      <Trans>
        {seatsTaken}/{seats} places prises
      </Trans>
    )}
    {waitingCount > 0 && (
      <>
        {' · '}
        <Plural value={waitingCount} one="# personne en liste d’attente" other="# personnes en liste d’attente" />
      </>
    )}
  </span>
)
