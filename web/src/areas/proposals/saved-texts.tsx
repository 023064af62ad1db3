import { List, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { type ProposalValues, useProposalLabels } from './proposal-fields.tsx'

interface Props {
  saved: ProposalValues
  /** The fields that say something else in the form. */
  differing: readonly (keyof ProposalValues)[]
}

/** What is saved of a proposal, where the form says something else. */
export const SavedTexts = ({ saved, differing }: Props) => {
  const labels = useProposalLabels()
  if (differing.length === 0) return null
  return (
    <>
      <Text size="sm" mt="xs">
        <Trans>Ce qui est enregistré :</Trans>
      </Text>
      <List size="sm">
        {differing.map((name) => (
          <List.Item key={name} style={{ whiteSpace: 'pre-wrap' }}>
            {labels[name]} – <span lang="fr">{saved[name]}</span>
          </List.Item>
        ))}
      </List>
    </>
  )
}
