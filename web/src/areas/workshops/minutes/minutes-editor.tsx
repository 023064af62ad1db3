import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useCommand } from '../../../lib/use-command.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { PublishMinutesMutation } from './minutes-query.ts'
import { useSharedText, type SavedText } from './use-shared-text.ts'

interface Props {
  workshopId: string
  saved: SavedText & { readonly publishedAt: string | null; readonly author: string | null }
  renew: () => void
}

/** Minutes that organisers write together: saved by themselves, never overwritten unseen. */
export const MinutesEditor = ({ workshopId, saved, renew }: Props) => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  const text = useSharedText({ workshopId, memberId, saved, renew })
  const publish = useCommand(PublishMinutesMutation, (data) => data.publishMinutes)
  const author = saved.author ?? t`Quelqu’un d’autre`
  return (
    <Stack gap="md">
      {text.conflict && (
        <Alert color="yellow" title={<Trans>{author} a enregistré un autre texte entre-temps</Trans>}>
          <Stack gap="sm">
            <Text size="sm">
              <Trans>
                Rien n’est perdu : comparez, reprenez dans votre texte ce qui y manque, puis choisissez celui qui reste.
              </Trans>
            </Text>
            <Textarea label={t`Le texte enregistré`} value={saved.body} readOnly rows={8} lang="fr" />
            <Group gap="sm">
              <Button size="xs" onClick={text.keepOwn}>
                <Trans>Garder mon texte</Trans>
              </Button>
              <Button size="xs" variant="default" onClick={text.takeOther}>
                <Trans>Prendre le texte enregistré</Trans>
              </Button>
            </Group>
          </Stack>
        </Alert>
      )}
      <Textarea
        label={t`Compte rendu`}
        description={t`Mise en forme possible : **gras**, listes avec « - », liens. Votre texte s’enregistre tout seul.`}
        value={text.body}
        onChange={(event) => text.write(event.currentTarget.value)}
        rows={18}
        lang="fr"
      />
      <Text size="sm" role="status">
        {text.sending ? (
          <Trans>Enregistrement…</Trans>
        ) : text.conflict ? (
          <Trans>Non enregistré : choisissez entre les deux textes.</Trans>
        ) : text.failure ? (
          <Trans>Non enregistré : votre texte est gardé sur cet appareil.</Trans>
        ) : text.dirty ? (
          <Trans>Modifications en cours…</Trans>
        ) : saved.version > 0 ? (
          <Trans>Enregistré.</Trans>
        ) : null}
      </Text>
      {text.failure && <FailureAlert failure={text.failure} />}
      {saved.publishedAt ? (
        <Text size="sm" c="dimmed">
          <Trans>Ce compte rendu est publié : chaque enregistrement est visible aussitôt.</Trans>
        </Text>
      ) : (
        <Group gap="sm">
          <Button
            variant="default"
            loading={publish.sending}
            disabled={text.dirty || saved.version === 0}
            onClick={() => void publish.send({ input: { workshopId } })}
          >
            <Trans>Publier le compte rendu</Trans>
          </Button>
          <Text size="sm" c="dimmed">
            <Trans>Avant cela, seules les personnes qui organisent le lisent.</Trans>
          </Text>
        </Group>
      )}
      {publish.failure && <FailureAlert failure={publish.failure} />}
    </Stack>
  )
}
