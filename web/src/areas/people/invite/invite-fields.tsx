import { NativeSelect, TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import type { Role } from '../../../generated/graphql.ts'
import { useRoleNames } from '../../../ui/role-names.ts'
import { inEstablishment, type InvitationField, type InvitationValues } from './invitation.ts'

interface Props {
  values: InvitationValues
  errors: Record<InvitationField, string | null>
  onChange: (part: Partial<InvitationValues>) => void
  roles: readonly Role[]
  establishments: readonly { readonly id: string; readonly name: string }[]
}

export const InviteFields = ({ values, errors, onChange, roles, establishments }: Props) => {
  const { t } = useLingui()
  const names = useRoleNames()
  return (
    <>
      <TextInput
        type="email"
        label={t`Adresse de courriel`}
        value={values.email}
        onChange={(event) => onChange({ email: event.currentTarget.value })}
        error={errors.email}
        required
        withAsterisk={false}
      />
      <TextInput
        label={t`Prénom et nom`}
        value={values.displayName}
        onChange={(event) => onChange({ displayName: event.currentTarget.value })}
        error={errors.displayName}
        required
        withAsterisk={false}
      />
      <NativeSelect
        label={t`Rôle dans la communauté`}
        value={values.role}
        onChange={({ currentTarget: { value } }) => {
          const role = roles.find((each) => each === value)
          if (role) onChange({ role })
        }}
        data={roles.map((role) => ({ value: role, label: names[role] }))}
      />
      {inEstablishment(values.role) ? (
        <NativeSelect
          label={t`Établissement`}
          value={values.establishmentId}
          onChange={(event) => onChange({ establishmentId: event.currentTarget.value })}
          error={errors.establishmentId}
          data={[
            { value: '', label: t`Choisir…` },
            ...establishments.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : (
        <TextInput
          label={t`Organisme`}
          value={values.organisation}
          onChange={(event) => onChange({ organisation: event.currentTarget.value })}
          error={errors.organisation}
        />
      )}
    </>
  )
}
