import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { useCommand } from '../../../lib/use-command.ts'
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

/** Three marks from participants, without names; the means from five answers up. */
export const Satisfaction = ({ workshop }: { workshop: FragmentType<typeof SatisfactionFragment> }) => {
  const { t, i18n } = useLingui()
  const { id, viewerMayOrganise, satisfaction } = readFragment(SatisfactionFragment, workshop)
  const { viewerMayAnswer, viewerAnswered, answerCount, results } = satisfaction
  const [given, setGiven] = useState<Record<string, string>>({})
  const { send, sending, failure } = useCommand(AnswerSatisfactionMutation, (data) => data.answerSatisfaction)
  const items = [
    { name: 'useful', label: t`Cette rencontre m’a été utile` },
    { name: 'organised', label: t`Elle était bien organisée` },
    { name: 'recommend', label: t`Je la recommanderais à d’autres` },
  ] as const
  if (!viewerMayAnswer && !viewerAnswered && !(viewerMayOrganise && answerCount > 0)) return null
  const [useful, organised, recommend] = items.map(({ name }) => Number(given[name] ?? 0))
  const number = new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: 1 })
  return (
    <Panel title={<Trans>Votre avis</Trans>}>
      <Stack gap="md">
        {viewerMayAnswer && (
          <Form
            label={t`Votre avis`}
            onSubmit={() =>
              void send({
                input: { workshopId: id, useful: useful ?? 0, organised: organised ?? 0, recommend: recommend ?? 0 },
              })
            }
          >
            <Stack gap="md">
              <Text size="sm" c="dimmed">
                <Trans>De 1 (pas du tout) à 5 (tout à fait). Rien ne relie les réponses aux personnes.</Trans>
              </Text>
              {items.map(({ name, label }) => (
                <Radio.Group
                  key={name}
                  label={label}
                  value={given[name] ?? ''}
                  onChange={(value) => setGiven((before) => ({ ...before, [name]: value }))}
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
                <Button type="submit" loading={sending} disabled={items.some(({ name }) => !given[name])}>
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
