import { graphql } from '../../../generated/index.ts'

export const PlanQuery = graphql(`
  query PlanWorkshop {
    communities {
      id
      name
      viewerMayPlan
      communes {
        code
        name
      }
    }
  }
`)
