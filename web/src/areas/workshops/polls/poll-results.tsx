import { Badge, Group, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import type { PollChoice } from '../../../generated/graphql.ts'
import list from '../../../ui/list.module.css'
import { When } from '../when.tsx'

interface Slot {
  readonly id: string
  readonly startsAt: string
  readonly endsAt: string
  readonly yes: number
  readonly ifNeedBe: number
  readonly no: number
  readonly answers: readonly { readonly choice: PollChoice; readonly member: { readonly displayName: string } }[]
}

const namesOf = ({ answers }: Slot, choice: PollChoice): string =>
  answers
    .filter((answer) => answer.choice === choice)
    .map(({ member }) => member.displayName)
    .join(', ')

/** Each date with who can come, the one that suits most marked. */
export const PollResults = ({ slots, bestId }: { slots: readonly Slot[]; bestId: string | null }) => (
  <ul className={list['plain']}>
    {slots.map((slot) => {
      const [yes, ifNeedBe] = [namesOf(slot, 'YES'), namesOf(slot, 'IF_NEED_BE')]
      return (
        <li key={slot.id} className={list['line']}>
          <Group gap="xs">
            <Text fw={slot.id === bestId ? 600 : 400}>
              <When startsAt={slot.startsAt} endsAt={slot.endsAt} />
            </Text>
            {slot.id === bestId && (
              <Badge tt="none" variant="light" color="green">
                <Trans>convient le mieux</Trans>
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            <Trans>
              {slot.yes} oui · {slot.ifNeedBe} si besoin · {slot.no} non
            </Trans>
          </Text>
          {yes !== '' && (
            <Text size="sm">
              <Trans>Oui : {yes}</Trans>
            </Text>
          )}
          {ifNeedBe !== '' && (
            <Text size="sm">
              <Trans>Si besoin : {ifNeedBe}</Trans>
            </Text>
          )}
        </li>
      )
    })}
  </ul>
)
