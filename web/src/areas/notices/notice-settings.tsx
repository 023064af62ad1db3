import { Alert, Button, Checkbox, Fieldset, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useQuery } from 'urql'
import { type FragmentType, graphql, readFragment } from '../../generated/index.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useEdit } from '../../lib/use-draft.ts'
import { useViewer } from '../../lib/viewer.ts'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { Form } from '../../ui/form.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { SaveButtons } from '../../ui/save-buttons.tsx'

const SettingsFragment = graphql(`
  fragment Settings on NoticeSettings {
    mailFrom
    mailUntil
    weekdaysOnly
    bouncedAt
    kinds {
      kind
      label
      mailed
      urgent
    }
  }
`)
const SettingsQuery = graphql(`
  query NoticeSettings {
    noticeSettings {
      ...Settings
    }
  }
`)

const EditMutation = graphql(`
  mutation EditNoticeSettings($input: EditNoticeSettingsInput!) {
    editNoticeSettings(input: $input) {
      ... on NoticeSettings {
        ...Settings
      }
      ... on Error {
        code
        message
      }
      ... on InvalidInput {
        field
      }
    }
  }
`)

/** What is mailed to the member, and at what hours. */
export const NoticeSettings = () => {
  const [result, retry] = useQuery({ query: SettingsQuery, requestPolicy: 'cache-and-network' })
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={6}>
      {({ noticeSettings }) => <SettingsForm settings={noticeSettings} />}
    </QueryState>
  )
}

const hours = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)

const SettingsForm = (props: { settings: FragmentType<typeof SettingsFragment> }) => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  const { kinds, bouncedAt, mailFrom, mailUntil, weekdaysOnly } = readFragment(SettingsFragment, props.settings)
  const unmailed = kinds.filter(({ mailed }) => !mailed).map(({ kind }) => kind)
  const draft = useEdit(memberId, 'notice-settings', { mailFrom, mailUntil, weekdaysOnly, unmailed })
  const { values } = draft
  const [saved, setSaved] = useState(false)
  const { send, sending, failure } = useCommand(EditMutation, (data) => data.editNoticeSettings)
  const change = (changed: Partial<typeof values>) => {
    setSaved(false)
    draft.change(changed)
  }
  const save = async () => {
    const { values: changes, commandId } = draft.toSend()
    const outcome = await send({ input: { ...changes, commandId } })
    setSaved(outcome.done)
    if (outcome.done) draft.clear()
  }
  const hour = (value: number) => ({ value: String(value), label: t`${value} h` })
  return (
    <Form onSubmit={() => void save()}>
      <Stack gap="md">
        {bouncedAt && (
          <Alert color="red" title={<Trans>Nos courriels vous reviennent</Trans>}>
            <Text size="sm" mb="sm">
              <Trans>Votre messagerie a refusé un courriel : nous n’en envoyons plus. Vérifiez votre adresse.</Trans>
            </Text>
            <Button
              size="xs"
              variant="default"
              loading={sending}
              onClick={() => void send({ input: { resumeMails: true } })}
            >
              <Trans>Envoyer de nouveau</Trans>
            </Button>
          </Alert>
        )}
        <Fieldset legend={<Trans>M’envoyer un courriel</Trans>}>
          <Stack gap="xs">
            {kinds.map(({ kind, label, urgent }) => (
              <Checkbox
                key={kind}
                label={urgent ? t`${label} (envoyé aussitôt, à toute heure)` : label}
                checked={!values.unmailed.includes(kind)}
                onChange={({ currentTarget: { checked } }) =>
                  change({
                    unmailed: checked ? values.unmailed.filter((each) => each !== kind) : [...values.unmailed, kind],
                  })
                }
              />
            ))}
          </Stack>
        </Fieldset>
        <Fieldset legend={<Trans>À quelles heures</Trans>}>
          <Group gap="sm" align="flex-end">
            <NativeSelect
              label={t`À partir de`}
              value={String(values.mailFrom)}
              onChange={({ currentTarget: { value } }) => change({ mailFrom: Number(value) })}
              data={hours(0, 23).map(hour)}
            />
            <NativeSelect
              label={t`Jusqu’à`}
              value={String(values.mailUntil)}
              onChange={({ currentTarget: { value } }) => change({ mailUntil: Number(value) })}
              data={hours(1, 24).map(hour)}
            />
          </Group>
          <Checkbox
            mt="sm"
            label={t`Du lundi au vendredi seulement`}
            checked={values.weekdaysOnly}
            onChange={({ currentTarget: { checked } }) => change({ weekdaysOnly: checked })}
          />
        </Fieldset>
        {failure && <FailureAlert failure={failure} />}
        <SaveButtons sending={sending} changed={draft.changed} onGiveUp={draft.clear}>
          <Text size="sm" role="status">
            {saved && <Trans>Enregistré.</Trans>}
          </Text>
        </SaveButtons>
      </Stack>
    </Form>
  )
}
