import { Fieldset, Text, TextInput } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { ChooseEpci } from './choose-epci.tsx'
import { groupByEpci } from './group-by-epci.ts'

export const ChoosableCommuneFragment = graphql(`
  fragment ChoosableCommune on Commune {
    code
    name
    epci {
      siren
      name
    }
  }
`)

interface Props {
  communes: readonly FragmentType<typeof ChoosableCommuneFragment>[]
  chosen: readonly string[]
  error: string | null
  onChange: (codes: string[]) => void
}

/** The ground of a community, by intercommunalité; a commune may belong to several communities. */
export const ChooseCommunes = ({ communes, chosen, error, onChange }: Props) => {
  const { t } = useLingui()
  const [search, setSearch] = useState('')
  const groups = groupByEpci(
    communes.map((commune) => readFragment(ChoosableCommuneFragment, commune)),
    search,
  )
  const set = (codes: readonly string[], on: boolean) => {
    const others = chosen.filter((code) => !codes.includes(code))
    onChange(on ? [...others, ...codes] : others)
  }
  return (
    <Fieldset legend={t`Communes`}>
      <Text size="sm" mb="xs" role="status">
        <Plural value={chosen.length} one="# commune choisie" other="# communes choisies" />
      </Text>
      {error && (
        <Text size="sm" c="var(--mantine-color-error)" mb="xs" role="alert">
          {error}
        </Text>
      )}
      <TextInput
        type="search"
        label={t`Filtrer les communes`}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        mb="sm"
      />
      {groups.length === 0 && (
        <Text c="dimmed">
          <Trans>Aucune commune ne porte ce nom.</Trans>
        </Text>
      )}
      {groups.map((group) => (
        <ChooseEpci key={group.siren} group={group} chosen={chosen} open={search !== ''} onSet={set} />
      ))}
    </Fieldset>
  )
}
