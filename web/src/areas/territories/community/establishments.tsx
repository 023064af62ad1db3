import { Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { Empty } from '../../../ui/empty.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { EstablishmentRow } from './establishment-row.tsx'
import classes from './establishments.module.css'

const CommunityEstablishments = graphql(`
  query CommunityEstablishments($slug: String!) {
    community(slug: $slug) {
      id
      establishments {
        id
        demonstration
        ...EstablishmentRow
      }
    }
  }
`)

/** The employers of a community: who is next door. On a phone, each line becomes a card. */
export const Establishments = ({ slug }: { slug: string }) => {
  const { t } = useLingui()
  const [result, retry] = useQuery({ query: CommunityEstablishments, variables: { slug } })
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={8}>
      {({ community }) => {
        const establishments = community?.establishments ?? []
        if (establishments.length === 0) {
          return (
            <Empty>
              <Trans>Aucun établissement n’est enregistré dans ces communes.</Trans>
            </Empty>
          )
        }
        const allInvented = establishments.every(({ demonstration }) => demonstration)
        return (
          <>
            {allInvented && (
              <Text size="sm" c="dimmed" mb="xs">
                <Trans>Établissements de démonstration : noms et chiffres inventés, dans de vraies communes.</Trans>
              </Text>
            )}
            <table className={classes['table']} aria-label={t`Établissements`}>
              <thead>
                <tr>
                  <th scope="col">
                    <Trans>Établissement</Trans>
                  </th>
                  <th scope="col">
                    <Trans>Catégorie</Trans>
                  </th>
                  <th scope="col">
                    <Trans>Statut</Trans>
                  </th>
                  <th scope="col">
                    <Trans>Commune</Trans>
                  </th>
                  <th scope="col" className={classes['number']}>
                    <Trans>Salariés</Trans>
                  </th>
                  <th scope="col">
                    <Trans>Dernière participation</Trans>
                  </th>
                </tr>
              </thead>
              <tbody>
                {establishments.map((establishment) => (
                  <EstablishmentRow key={establishment.id} establishment={establishment} marked={!allInvented} />
                ))}
              </tbody>
            </table>
          </>
        )
      }}
    </QueryState>
  )
}
