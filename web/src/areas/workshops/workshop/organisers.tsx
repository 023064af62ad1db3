import { Button, Group, List, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { PersonForm } from './person-form.tsx'

const PeopleQuery = graphql(`
  query PeopleOfCommunity($slug: String!) {
    community(slug: $slug) {
      id
      members(first: 100) {
        id
        member {
          id
          displayName
        }
      }
    }
  }
`)
const AddMutation = graphql(`
  mutation AddOrganiser($input: AddOrganiserInput!) {
    addOrganiser(input: $input) {
      ... on Workshop {
        id
        organisers {
          id
          displayName
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`)
const RemoveMutation = graphql(`
  mutation RemoveOrganiser($input: RemoveOrganiserInput!) {
    removeOrganiser(input: $input) {
      ... on Workshop {
        id
        viewerMayOrganise
        organisers {
          id
          displayName
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`)

interface Props {
  workshopId: string
  /** The leading community: whom to choose from. */
  slug: string
  organisers: readonly { readonly id: string; readonly displayName: string }[]
}

/** Who prepares it: somebody more, somebody less, never nobody. */
export const Organisers = ({ workshopId, slug, organisers }: Props) => {
  const { t } = useLingui()
  const [chosen, setChosen] = useState('')
  const [{ data }] = useQuery({ query: PeopleQuery, variables: { slug }, pause: slug === '' })
  const add = useCommand(AddMutation, (answer) => answer.addOrganiser)
  const remove = useCommand(RemoveMutation, (answer) => answer.removeOrganiser)
  const failure = add.failure ?? remove.failure
  const already = new Set(organisers.map(({ id }) => id))
  const others = new Map(
    data?.community?.members.flatMap(({ member }) => (already.has(member.id) ? [] : [[member.id, member]])),
  )
  const join = async () => {
    const outcome = await add.send({ input: { workshopId, memberId: chosen } })
    if (outcome.done) setChosen('')
  }
  return (
    <Stack gap="sm">
      <Text fw={600}>
        <Trans>Qui organise</Trans>
      </Text>
      <List>
        {organisers.map(({ id: memberId, displayName }) => (
          <List.Item key={memberId}>
            <Group gap="xs">
              {displayName}
              {organisers.length > 1 && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  loading={remove.sending}
                  aria-label={t`Retirer ${displayName} de l’organisation`}
                  onClick={() => void remove.send({ input: { workshopId, memberId } })}
                >
                  <Trans>Retirer</Trans>
                </Button>
              )}
            </Group>
          </List.Item>
        ))}
      </List>
      {others.size > 0 && (
        <PersonForm
          label={t`Ajouter quelqu’un à l’organisation`}
          people={[...others.values()]}
          chosen={chosen}
          choose={setChosen}
          action={<Trans>Ajouter</Trans>}
          sending={add.sending}
          onSubmit={() => void join()}
        />
      )}
      {failure && <FailureAlert failure={failure} />}
    </Stack>
  )
}
