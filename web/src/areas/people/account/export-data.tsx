import { Button, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { useClient } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { type Failure, failureOf } from '../../../lib/failure.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'

const PersonalData = graphql(`
  query PersonalData {
    viewer {
      personalData
    }
  }
`)

const saveAs = (name: string, content: string) => {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/** Everything the hub keeps about the member, as a file. */
export const ExportData = () => {
  const client = useClient()
  const [loading, setLoading] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const download = async () => {
    setLoading(true)
    setFailure(null)
    const { data, error } = await client.query(PersonalData, {}, { requestPolicy: 'network-only' }).toPromise()
    setLoading(false)
    if (data?.viewer) saveAs('mes-donnees-ama.json', JSON.stringify(data.viewer.personalData, null, 2))
    else setFailure(error ? failureOf(error) : { kind: 'unexpected', requestId: null })
  }
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        <Trans>Tout ce que le site garde à votre sujet, dans un fichier JSON.</Trans>
      </Text>
      <Button variant="default" loading={loading} onClick={() => void download()}>
        <Trans>Télécharger mes données</Trans>
      </Button>
      {failure && <FailureAlert failure={failure} />}
    </>
  )
}
