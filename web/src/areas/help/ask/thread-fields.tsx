import { Checkbox, TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { TextArea } from '../../../ui/text-area.tsx'

export interface ThreadValues {
  title: string
  body: string
  /** Separated by commas. */
  topics: string
  openToNetwork: boolean
}

export type ThreadErrors = { [Field in 'title' | 'body' | 'topics']?: string | null | undefined }

interface Props {
  values: ThreadValues
  onChange: (part: Partial<ThreadValues>) => void
  errors: ThreadErrors
  /** Once open to the network, it stays so: others rely on it. */
  alreadyOpen?: boolean
}

/** The fields of a question, for asking and for correcting. */
export const ThreadFields = ({ values, onChange, errors, alreadyOpen = false }: Props) => {
  const { t } = useLingui()
  return (
    <>
      <TextInput
        label={t`Titre de votre demande`}
        description={t`Par exemple : « Qui a mis en place un tutorat pour les nouveaux arrivants ? »`}
        value={values.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
        error={errors.title}
        required
        withAsterisk={false}
      />
      <TextArea
        label={t`Votre situation et ce que vous cherchez`}
        value={values.body}
        onChange={(body) => onChange({ body })}
        error={errors.body}
        rows={7}
      />
      <TextInput
        label={t`Thèmes (facultatif)`}
        description={t`Séparés par des virgules : tutorat, recrutement, temps partiel`}
        value={values.topics}
        onChange={(event) => onChange({ topics: event.currentTarget.value })}
        error={errors.topics}
      />
      <Checkbox
        label={t`Ouvrir à tout le réseau`}
        description={t`Les neuf communautés pourront lire et répondre. Ce choix est définitif.`}
        checked={values.openToNetwork}
        disabled={alreadyOpen}
        onChange={(event) => onChange({ openToNetwork: event.currentTarget.checked })}
      />
    </>
  )
}
