import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { Form } from '../../../ui/form.tsx'
import { Panel } from '../../../ui/panel.tsx'

const SatisfactionFragment = graphql(`
  fragment Satisfaction on Workshop {
    id
    viewerMayOrganise
    satisfaction {
      viewerMayAnswer
      viewerAnswered
      answerCount
      results {
        useful
        organised
        recommend
      }
    }
  }
`)
const AnswerSatisfactionMutation = graphql(`
  mutation AnswerSatisfaction($input: AnswerSatisfactionInput!) {
    answerSatisfaction(input: $input) {
      ... on Workshop {
        id
        ...Satisfaction
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

const marks = [1, 2, 3, 4, 5] as const

interface Marks {
  readonly useful: number | null
  readonly organised: number | null
  readonly recommend: number | null
}
const unmarked: Marks = { useful: null, organised: null, recommend: null }

/** Three marks from participants, without names, kept in their browser until they are sent; the means from five answers up. */
export const Satisfaction = ({ workshop }: { workshop: FragmentType<typeof SatisfactionFragment> }) => {
  const { t, i18n } = useLingui()
  const { id, viewerMayOrganise, satisfaction } = readFragment(SatisfactionFragment, workshop)
  const { viewerMayAnswer, viewerAnswered, answerCount, results } = satisfaction
  const { memberId } = useViewer()
  const draft = useDraft<Marks>(memberId, `satisfaction-${id}`, unmarked)
  const given = draft.values
  const [tried, setTried] = useState(false)
  const { send, sending, failure } = useCommand(AnswerSatisfactionMutation, (data) => data.answerSatisfaction)
  const items = [
    { name: 'useful', label: t`Cette rencontre m’a été utile` },
    { name: 'organised', label: t`Elle était bien organisée` },
    { name: 'recommend', label: t`Je la recommanderais à d’autres` },
  ] as const
  if (!viewerMayAnswer && !viewerAnswered && !(viewerMayOrganise && answerCount > 0)) return null
  const answer = async () => {
    const { values, commandId } = draft.toSend()
    const { useful, organised, recommend } = values
    if (!useful || !organised || !recommend) return setTried(true)
    const outcome = await send({ input: { workshopId: id, useful, organised, recommend, commandId } })
    if (outcome.done) draft.clear()
  }
  const number = new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: 1 })
  return (
    <Panel title={<Trans>Votre avis</Trans>}>
      <Stack gap="md">
        {viewerMayAnswer && (
          <Form label={t`Votre avis`} onSubmit={() => void answer()}>
            <Stack gap="md">
              <Text size="sm" c="dimmed">
                <Trans>De 1 (pas du tout) à 5 (tout à fait). Rien ne relie les réponses aux personnes.</Trans>
              </Text>
              {items.map(({ name, label }) => (
                <Radio.Group
                  key={name}
                  label={label}
                  value={given[name] ? String(given[name]) : ''}
                  onChange={(value) => draft.change({ [name]: Number(value) })}
                  error={tried && !given[name] ? t`Choisissez une note.` : null}
                >
                  <Group gap="md" mt="xs">
                    {marks.map((mark) => (
                      <Radio key={mark} value={String(mark)} label={String(mark)} />
                    ))}
                  </Group>
                </Radio.Group>
              ))}
              {failure && <FailureAlert failure={failure} />}
              <Group>
                <Button type="submit" loading={sending}>
                  <Trans>Envoyer mon avis</Trans>
                </Button>
              </Group>
            </Stack>
          </Form>
        )}
        {viewerAnswered && (
          <Text>
            <Trans>Merci, votre avis est enregistré.</Trans>
          </Text>
        )}
        {results ? (
          <ul>
            {items.map(({ name, label }) => (
              <li key={name}>
                {label} : {number.format(results[name])}/5
              </li>
            ))}
          </ul>
        ) : (
          !viewerMayAnswer && (
            <Text size="sm" c="dimmed">
              <Plural
                value={answerCount}
                one="# réponse : les moyennes s’affichent à partir de cinq."
                other="# réponses : les moyennes s’affichent à partir de cinq."
              />
            </Text>
          )
        )}
      </Stack>
    </Panel>
  )
}
