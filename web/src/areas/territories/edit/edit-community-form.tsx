import { Button, Group, Stack, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { type Failure, isConflict } from '../../../lib/failure.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useVersionedEdit } from '../../../lib/use-draft.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { ChangedMeanwhile } from '../../../ui/changed-meanwhile.tsx'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { useFailureText } from '../../../ui/failure-text.tsx'
import { type ChoosableCommuneFragment, ChooseCommunes } from './choose-communes.tsx'
import { CommunityDifference, type CommunityValues } from './community-difference.tsx'
import { Form } from '../../../ui/form.tsx'

export const EditCommunityValues = graphql(`
  fragment EditCommunityValues on Community {
    id
    slug
    name
    version
    communes {
      code
      name
    }
  }
`)

const EditCommunityMutation = graphql(`
  mutation EditCommunity($input: EditCommunityInput!) {
    editCommunity(input: $input) {
      ... on Community {
        id
        ...EditCommunityValues
        ...CommunityHead
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

interface Props {
  community: FragmentType<typeof EditCommunityValues>
  communes: readonly FragmentType<typeof ChoosableCommuneFragment>[]
  onSaved: (slug: string) => void
  /** The server has a newer version than this form knows. */
  onOutdated: () => void
}

/** Name and communes. The version it started from is sent along: a change made in between is never overwritten blindly. */
export const EditCommunityForm = ({ community, communes, onSaved, onOutdated }: Props) => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  const saved = readFragment(EditCommunityValues, community)
  const asSaved: CommunityValues = { name: saved.name, codes: saved.communes.map(({ code }) => code) }
  const draft = useVersionedEdit(memberId, `edit-community-${saved.id}`, asSaved, saved.version)
  const { send, sending, failure, forget } = useCommand(EditCommunityMutation, (data) => data.editCommunity)
  const failureText = useFailureText()
  const [told, setTold] = useState(false)
  const { outdated } = draft
  const { name, codes } = draft.values
  const refusedName = failure?.kind === 'refused' && failure.field === 'name' ? failureText(failure) : null
  const nameError = told && name.trim() === '' ? t`Donnez un nom à la communauté.` : refusedName
  const communesError = told && codes.length === 0 ? t`Choisissez au moins une commune.` : null

  const onConflict = (failed: Failure) => {
    // The version saved by somebody else arrives, and the choice is offered.
    if (isConflict(failed)) onOutdated()
  }
  const save = async () => {
    setTold(true)
    if (name.trim() === '' || codes.length === 0) return
    const { values, version, commandId } = draft.toSend()
    const input = {
      communityId: saved.id,
      version,
      name: values.name,
      communeCodes: values.codes,
      commandId,
    }
    const outcome = await send({ input })
    if (!outcome.done) return onConflict(outcome.failure)
    draft.clear()
    onSaved(readFragment(EditCommunityValues, outcome.value).slug)
  }
  return (
    <Form onSubmit={() => void save()}>
      <Stack gap="md">
        <TextInput
          label={t`Nom de la communauté`}
          value={name}
          onChange={(event) => draft.change({ name: event.currentTarget.value })}
          error={nameError}
          required
          withAsterisk={false}
        />
        <ChooseCommunes
          communes={communes}
          chosen={codes}
          error={communesError}
          onChange={(next) => draft.change({ codes: next })}
        />
        {failure && !refusedName && !outdated && <FailureAlert failure={failure} />}
        {/* Below the fields: it may come while somebody writes in them. */}
        {outdated && (
          <ChangedMeanwhile draft={draft} onChosen={forget}>
            <CommunityDifference saved={asSaved} mine={draft.values} />
          </ChangedMeanwhile>
        )}
        <Group gap="sm">
          <Button type="submit" loading={sending} disabled={outdated}>
            <Trans>Enregistrer</Trans>
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
