import { Alert, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { chosenLocale, isLocale, speak } from '../../../lib/i18n.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useEdit } from '../../../lib/use-draft.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { Form } from '../../../ui/form.tsx'
import { SaveButtons } from '../../../ui/save-buttons.tsx'
import { EditMyAccountMutation } from './edit-my-account.ts'

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

interface NameAndLanguage {
  displayName: string
  locale: string
}

/** Name and language. What is written is kept until it is saved or given up. */
export const Profile = ({ viewer }: { viewer: FragmentType<typeof ProfileFragment> }) => {
  const { t } = useLingui()
  const profile = readFragment(ProfileFragment, viewer)
  const { id, displayName: savedName } = profile.member
  const draft = useEdit<NameAndLanguage>(id, 'profile', { displayName: savedName, locale: chosenLocale() })
  const { displayName, locale } = draft.values
  const [saved, setSaved] = useState(false)
  const [blank, setBlank] = useState(false)
  const { send, sending, failure } = useCommand(EditMyAccountMutation, (data) => data.editMyAccount)
  const change = (part: Partial<NameAndLanguage>) => {
    setSaved(false)
    draft.change(part)
  }
  const save = async () => {
    setSaved(false)
    setBlank(displayName.trim() === '')
    if (displayName.trim() === '') return
    const { values: changes, commandId } = draft.toSend()
    const outcome = await send({ input: { ...changes, commandId } })
    if (!outcome.done) return
    if (isLocale(locale)) await speak(locale)
    draft.clear()
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
          onChange={(event) => change({ displayName: event.currentTarget.value })}
          error={blank ? t`Indiquez votre prénom et votre nom.` : null}
        />
        <NativeSelect
          label={t`Langue`}
          value={locale}
          onChange={(event) => change({ locale: event.currentTarget.value })}
          data={[
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
        />
        {failure && <FailureAlert failure={failure} />}
        <SaveButtons sending={sending} changed={draft.changed} onGiveUp={draft.clear} />
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
