import { Anchor, Button, Group, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'

/** An address to be copied, or opened in the calendar program of this device. */
export const CalendarAddress = ({ name, url }: { name: string; url: string }) => {
  const { t } = useLingui()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(url)
    setCopied(true)
  }
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        flex={1}
        miw={200}
        label={t`Adresse : ${name}`}
        value={url}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        variant="default"
        onClick={() => void copy()}
        aria-label={copied ? t`Copiée : ${name}` : t`Copier l’adresse : ${name}`}
      >
        {copied ? <Trans>Copiée</Trans> : <Trans>Copier</Trans>}
      </Button>
      <Anchor href={url.replace(/^https?:/, 'webcal:')} aria-label={t`S’abonner : ${name}`}>
        <Trans>S’abonner</Trans>
      </Anchor>
    </Group>
  )
}
