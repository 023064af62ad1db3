import { Button, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { Empty } from '../../../ui/empty.tsx'
import list from '../../../ui/list.module.css'
import { QueryState } from '../../../ui/query-state.tsx'
import { Mail } from './mail.tsx'

const DemonstrationMails = graphql(`
  query DemonstrationMails {
    demonstrationMails {
      id
      ...Mail
    }
  }
`)

/** The e-mails that the demonstration sent: they go nowhere else. */
export const Mails = () => {
  const [result, retry] = useQuery({ query: DemonstrationMails, requestPolicy: 'cache-and-network' })
  const again = () => retry({ requestPolicy: 'network-only' })
  return (
    <>
      <Text c="dimmed" mb="sm">
        <Trans>Aucun courriel ne part de la démonstration : ils arrivent tous ici, les plus récents d’abord.</Trans>
      </Text>
      <Button variant="default" mb="md" loading={result.fetching} onClick={again}>
        <Trans>Actualiser</Trans>
      </Button>
      <QueryState result={result} onRetry={again}>
        {({ demonstrationMails }) =>
          demonstrationMails.length === 0 ? (
            <Empty>
              <Trans>Aucun courriel pour l’instant.</Trans>
            </Empty>
          ) : (
            <ul className={list['plain']}>
              {demonstrationMails.map((mail) => (
                <li key={mail.id}>
                  <Mail mail={mail} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </>
  )
}
