import { Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import type { WorkshopValues } from './workshop-values.ts'

type Values = Pick<WorkshopValues, 'kind' | 'title' | 'communityIds'>

interface Props {
  values: Values
  change: (part: Partial<Values>) => void
  /** What is wrong with one of these fields. */
  errorOf: (name: string) => string | null
  /** The communities that one may plan for. */
  choosable: readonly { readonly id: string; readonly name: string }[]
}

/** What a workshop is called and who comes, before anything else about it. */
export const WhatAndForWhom = ({ values, change, errorOf, choosable }: Props) => {
  const { t } = useLingui()
  return (
    <>
      <NativeSelect
        label={t`Ce que c’est`}
        value={values.kind}
        onChange={({ currentTarget: { value } }) => change({ kind: value === 'WORKSHOP' ? 'WORKSHOP' : 'MEETING' })}
        data={[
          { value: 'MEETING', label: t`Rencontre de communauté` },
          { value: 'WORKSHOP', label: t`Atelier de managers` },
        ]}
      />
      <TextInput
        label={t`Titre`}
        value={values.title}
        onChange={({ currentTarget: { value } }) => change({ title: value })}
        error={errorOf('title')}
      />
      <Checkbox.Group
        label={t`Pour quelles communautés`}
        value={values.communityIds}
        onChange={(communityIds) => change({ communityIds })}
        error={errorOf('communityIds')}
      >
        <Stack gap="xs" mt="xs">
          {choosable.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} />
          ))}
        </Stack>
      </Checkbox.Group>
    </>
  )
}
