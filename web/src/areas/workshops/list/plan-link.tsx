import { Trans } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { ButtonLink, Link } from '../../../ui/link.tsx'

const MayPlanQuery = graphql(`
  query MayPlan {
    viewer {
      mayPlan
    }
  }
`)

/** For those who may plan; nothing for the others. */
export const PlanLink = () => {
  const [{ data }] = useQuery({ query: MayPlanQuery })
  if (!data?.viewer?.mayPlan) return null
  return (
    <>
      <Link to="/sondages/nouveau">
        <Trans>Chercher une date</Trans>
      </Link>
      <ButtonLink to="/ateliers/nouveau">
        <Trans>Prévoir une rencontre</Trans>
      </ButtonLink>
    </>
  )
}
