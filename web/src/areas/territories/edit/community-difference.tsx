import { Text } from '@mantine/core'
import { Plural, Trans } from '@lingui/react/macro'

/** A community's name and the codes of its communes. */
export interface CommunityValues {
  name: string
  codes: string[]
}

/** What a community as it is saved has that the form has not, and the other way round. */
export const CommunityDifference = ({ saved, mine }: { saved: CommunityValues; mine: CommunityValues }) => {
  const missing = saved.codes.filter((code) => !mine.codes.includes(code)).length
  const added = mine.codes.filter((code) => !saved.codes.includes(code)).length
  const { name } = saved
  return (
    <Text size="sm" mt="xs">
      <Trans>Nom enregistré : {name}.</Trans>{' '}
      <Plural
        value={missing}
        _0="Aucune commune enregistrée ne manque à votre saisie."
        one="# commune enregistrée n’est pas dans votre saisie."
        other="# communes enregistrées ne sont pas dans votre saisie."
      />{' '}
      <Plural
        value={added}
        _0="Vous n’ajoutez aucune commune."
        one="Vous ajoutez # commune."
        other="Vous ajoutez # communes."
      />
    </Text>
  )
}
