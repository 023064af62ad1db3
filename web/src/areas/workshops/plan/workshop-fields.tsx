import { Checkbox, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Role } from '../../../generated/graphql.ts'
import { useRoleNames } from '../../../ui/role-names.ts'
import { DateFields } from './date-fields.tsx'
import { WhatAndForWhom } from './what-and-for-whom.tsx'
import type { WorkshopValues } from './workshop-values.ts'

interface Named {
  readonly code: string
  readonly name: string
}

interface Props {
  values: WorkshopValues
  change: (part: Partial<WorkshopValues>) => void
  /** What is wrong with one of these fields. */
  errorOf: (...names: string[]) => string | null
  communities: readonly { readonly id: string; readonly name: string; readonly communes: readonly Named[] }[]
  /** Those that one may plan for. */
  choosable: readonly { readonly id: string; readonly name: string }[]
  /** Sending was tried: which dates are missing is told. */
  tried: boolean
  /** After the dates. */
  children?: ReactNode
}

/** Those who come to meetings. */
const comers: readonly Role[] = [
  'MANAGER',
  'HR',
  'PROFESSIONAL',
  'AMBASSADOR',
  'TRAINING_BODY',
  'PARTNER',
  'RESEARCHER',
]

const byName = (one: Named, other: Named) => one.name.localeCompare(other.name, 'fr')

/** Everything that a workshop is, for planning and for editing. */
export const WorkshopFields = ({ values, change, errorOf, communities, choosable, tried, children }: Props) => {
  const { t } = useLingui()
  const roleNames = useRoleNames()
  const communes = [...new Map(communities.flatMap((each) => each.communes).map((each) => [each.code, each])).values()]
  return (
    <Stack gap="md">
      <WhatAndForWhom values={values} change={change} errorOf={errorOf} choosable={choosable} />
      <DateFields
        dates={values.dates}
        change={(dates) => change({ dates })}
        atLeast={1}
        tried={tried}
        startError={errorOf('startsAt')}
        endError={errorOf('endsAt', 'dates')}
      />
      {children}
      <NativeSelect
        label={t`Commune`}
        value={values.communeCode}
        onChange={({ currentTarget: { value } }) => change({ communeCode: value })}
        error={errorOf('communeCode')}
        data={[
          { value: '', label: t`Aucune, ou en visioconférence` },
          ...communes.toSorted(byName).map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <TextInput
        label={t`Adresse`}
        value={values.address}
        onChange={({ currentTarget: { value } }) => change({ address: value })}
        error={errorOf('address')}
      />
      <TextInput
        label={t`Comment s’y rendre`}
        value={values.access}
        onChange={({ currentTarget: { value } }) => change({ access: value })}
        error={errorOf('access')}
      />
      <TextInput
        type="url"
        label={t`Lien de visioconférence`}
        value={values.videoUrl}
        onChange={({ currentTarget: { value } }) => change({ videoUrl: value })}
        error={errorOf('videoUrl')}
      />
      <Group align="start">
        <TextInput
          type="number"
          inputMode="numeric"
          label={t`Places (vide : sans limite)`}
          value={values.seats}
          onChange={({ currentTarget: { value } }) => change({ seats: value })}
          error={errorOf('seats')}
        />
        <TextInput
          type="number"
          inputMode="numeric"
          label={t`Places par établissement`}
          value={values.seatsPerEstablishment}
          onChange={({ currentTarget: { value } }) => change({ seatsPerEstablishment: value })}
          error={errorOf('seatsPerEstablishment')}
        />
      </Group>
      <TextInput
        type="number"
        inputMode="numeric"
        label={t`Heures pour accepter une place qui se libère`}
        description={t`Sans réponse, elle est proposée à la personne suivante. Le délai est plus court à l’approche de la date.`}
        value={values.offerHours}
        onChange={({ currentTarget: { value } }) => change({ offerHours: value })}
        error={errorOf('offerHours')}
      />
      <Textarea
        label={t`De quoi il s’agit`}
        autosize
        minRows={4}
        value={values.description}
        onChange={({ currentTarget: { value } }) => change({ description: value })}
        error={errorOf('description')}
      />
      <Checkbox.Group
        label={t`Réservée à`}
        description={t`Ne cochez rien si tout le monde peut venir.`}
        value={[...values.roles]}
        onChange={(chosen) => change({ roles: comers.filter((role) => chosen.includes(role)) })}
        error={errorOf('roles')}
      >
        <Stack gap="xs" mt="xs">
          {comers.map((role) => (
            <Checkbox key={role} value={role} label={roleNames[role]} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Checkbox
        label={t`Ouverte à tout le réseau`}
        checked={values.openToNetwork}
        onChange={({ currentTarget: { checked } }) => change({ openToNetwork: checked })}
      />
      <Checkbox
        label={t`L’annoncer dans les calendriers publics, ouverts à tous`}
        checked={values.publicListing}
        onChange={({ currentTarget: { checked } }) => change({ publicListing: checked })}
      />
    </Stack>
  )
}
