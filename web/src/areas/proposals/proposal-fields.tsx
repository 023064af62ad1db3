import { Stack, TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { TextArea } from '../../ui/text-area.tsx'

/** What the form of a proposal holds, as it is typed; partners separated by commas. */
export interface ProposalValues {
  readonly title: string
  readonly body: string
  readonly theme: string
  readonly partners: string
}

export const emptyProposal: ProposalValues = { title: '', body: '', theme: '', partners: '' }

/** What making and editing send alike. */
export const inputOf = ({ partners, ...texts }: ProposalValues) => ({ ...texts, partners: partners.split(/[,;\n]/) })

/** What each field is called. */
export const useProposalLabels = (): Record<keyof ProposalValues, string> => {
  const { t } = useLingui()
  return {
    title: t`Titre`,
    body: t`Ce que vous proposez`,
    theme: t`Thème`,
    partners: t`Partenaires qui contribuent`,
  }
}

interface Props {
  values: ProposalValues
  change: (part: Partial<ProposalValues>) => void
  /** What is wrong with one of these fields. */
  errorOf: (name: string) => string | null
}

/** Everything that a proposal says, for making and for editing. */
export const ProposalFields = ({ values, change, errorOf }: Props) => {
  const { t } = useLingui()
  const labels = useProposalLabels()
  return (
    <Stack gap="md">
      <TextInput
        label={labels.title}
        value={values.title}
        onChange={({ currentTarget: { value } }) => change({ title: value })}
        error={errorOf('title')}
      />
      <TextArea label={labels.body} value={values.body} onChange={(body) => change({ body })} error={errorOf('body')} />
      <TextInput
        label={labels.theme}
        description={t`Par exemple : intégration, qualité de vie au travail, management de proximité.`}
        value={values.theme}
        onChange={({ currentTarget: { value } }) => change({ theme: value })}
        error={errorOf('theme')}
      />
      <TextInput
        label={labels.partners}
        description={t`Séparés par des virgules ; laissez vide s’il n’y en a pas encore.`}
        value={values.partners}
        onChange={({ currentTarget: { value } }) => change({ partners: value })}
        error={errorOf('partners')}
      />
    </Stack>
  )
}
