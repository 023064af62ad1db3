import { Group, NativeSelect } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { PlanQuery } from '../plan/plan-query.ts'

export interface Chosen {
  readonly communityId: string
  readonly kind: '' | 'WORKSHOP' | 'MEETING'
  readonly communeCode: string
}

/** Which workshops are shown: of a community, of a kind, in a place. */
export const WorkshopFilters = ({ chosen, onChoose }: { chosen: Chosen; onChoose: (chosen: Chosen) => void }) => {
  const { t } = useLingui()
  const [{ data }] = useQuery({ query: PlanQuery })
  const communities = data?.communities ?? []
  const near = communities.filter(({ id }) => chosen.communityId === '' || id === chosen.communityId)
  const communes = new Map(near.flatMap((each) => each.communes).map(({ code, name }) => [code, name]))
  return (
    <Group align="end">
      <NativeSelect
        label={t`Communauté`}
        value={chosen.communityId}
        onChange={({ currentTarget: { value } }) => onChoose({ ...chosen, communityId: value, communeCode: '' })}
        data={[
          { value: '', label: t`Toutes les communautés` },
          ...communities.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        label={t`Ce que c’est`}
        value={chosen.kind}
        onChange={({ currentTarget: { value } }) =>
          onChoose({ ...chosen, kind: value === 'WORKSHOP' || value === 'MEETING' ? value : '' })
        }
        data={[
          { value: '', label: t`Ateliers et rencontres` },
          { value: 'MEETING', label: t`Rencontres de communauté` },
          { value: 'WORKSHOP', label: t`Ateliers de managers` },
        ]}
      />
      <NativeSelect
        label={t`Lieu`}
        value={chosen.communeCode}
        onChange={({ currentTarget: { value } }) => onChoose({ ...chosen, communeCode: value })}
        data={[
          { value: '', label: t`Tous les lieux` },
          ...[...communes]
            .toSorted(([, one], [, other]) => one.localeCompare(other, 'fr'))
            .map(([value, label]) => ({ value, label })),
        ]}
      />
    </Group>
  )
}
