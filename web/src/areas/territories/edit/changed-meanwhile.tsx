import { Alert, Button, Group, Text } from '@mantine/core'
import { Plural, Trans } from '@lingui/react/macro'

interface Values {
  name: string
  codes: string[]
  version: number
}

interface Props {
  /** As it stands on the server now. */
  saved: Values
  mine: Values
  onKeepMine: () => void
  onTakeSaved: () => void
}

/** Somebody else saved in between: shows what differs, and lets the person decide. */
export const ChangedMeanwhile = ({ saved, mine, onKeepMine, onTakeSaved }: Props) => {
  const missing = saved.codes.filter((code) => !mine.codes.includes(code)).length
  const added = mine.codes.filter((code) => !saved.codes.includes(code)).length
  const { name } = saved
  return (
    <Alert color="yellow" role="alert" title={<Trans>Cette communauté a été modifiée entre-temps</Trans>}>
      <Text size="sm">
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
      <Group gap="sm" mt="sm">
        <Button size="xs" onClick={onTakeSaved}>
          <Trans>Repartir de la version enregistrée</Trans>
        </Button>
        <Button size="xs" variant="default" onClick={onKeepMine}>
          <Trans>Garder ma saisie et la vérifier</Trans>
        </Button>
      </Group>
    </Alert>
  )
}
