import { Alert, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { newCommandId } from '../../../lib/command-id.ts'
import { chosenLocale, isLocale, speak } from '../../../lib/i18n.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { EditMyAccountMutation } from './edit-my-account.ts'
import { Form } from '../../../ui/form.tsx'

export const ProfileFragment = graphql(`
  fragment Profile on Viewer {
    email
    locale
    member {
      id
      displayName
    }
  }
`)

/** Name and language. */
export const Profile = ({ viewer }: { viewer: FragmentType<typeof ProfileFragment> }) => {
  const { t } = useLingui()
  const profile = readFragment(ProfileFragment, viewer)
  const [displayName, setDisplayName] = useState(profile.member.displayName)
  const [locale, setLocale] = useState<string>(chosenLocale())
  const [saved, setSaved] = useState(false)
  const [blank, setBlank] = useState(false)
  const { send, sending, failure } = useCommand(EditMyAccountMutation, (data) => data.editMyAccount)
  const save = async () => {
    setSaved(false)
    setBlank(displayName.trim() === '')
    if (displayName.trim() === '') return
    const outcome = await send({ input: { displayName, locale, commandId: newCommandId() } })
    if (!outcome.done) return
    if (isLocale(locale)) await speak(locale)
    setSaved(true)
  }
  return (
    <Form onSubmit={() => void save()}>
      <Stack gap="md">
        <Text size="sm">
          <Trans>Adresse de courriel : {profile.email}</Trans>
        </Text>
        <TextInput
          label={t`Nom affiché`}
          autoComplete="name"
          value={displayName}
          onChange={(event) => setDisplayName(event.currentTarget.value)}
          error={blank ? t`Indiquez votre prénom et votre nom.` : null}
        />
        <NativeSelect
          label={t`Langue`}
          value={locale}
          onChange={(event) => setLocale(event.currentTarget.value)}
          data={[
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
        />
        {failure && <FailureAlert failure={failure} />}
        <Group>
          <Button type="submit" loading={sending}>
            <Trans>Enregistrer</Trans>
          </Button>
        </Group>
        <div role="status">
          {saved && (
            <Alert color="green">
              <Trans>C’est enregistré.</Trans>
            </Alert>
          )}
        </div>
      </Stack>
    </Form>
  )
}
