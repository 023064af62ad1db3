import { Checkbox } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import classes from './choose-epci.module.css'
import type { EpciGroup } from './group-by-epci.ts'

interface Props {
  group: EpciGroup
  chosen: readonly string[]
  /** Opened by a search. */
  open: boolean
  onSet: (codes: readonly string[], on: boolean) => void
}

/** One intercommunalité: all of it with one box, or commune by commune. */
export const ChooseEpci = ({ group, chosen, open, onSet }: Props) => {
  const { t } = useLingui()
  const codes = group.communes.map(({ code }) => code)
  const count = codes.filter((code) => chosen.includes(code)).length
  const { name } = group
  const total = codes.length
  return (
    <details className={classes['group']} open={open || undefined}>
      <summary className={classes['summary']}>
        {name} – {count}/{total}
      </summary>
      <Checkbox
        my="xs"
        fw={600}
        label={t`Toutes les communes de ${name}`}
        checked={count === total}
        indeterminate={count > 0 && count < total}
        onChange={(event) => onSet(codes, event.currentTarget.checked)}
      />
      <div className={classes['communes']}>
        {group.communes.map((commune) => (
          <Checkbox
            key={commune.code}
            label={commune.name}
            checked={chosen.includes(commune.code)}
            onChange={(event) => onSet([commune.code], event.currentTarget.checked)}
          />
        ))}
      </div>
    </details>
  )
}
