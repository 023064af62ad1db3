import { graphql } from '../../../generated/index.ts'

export const TaskFragment = graphql(`
  fragment Task on Task {
    id
    title
    dueOn
    doneAt
    overdue
    viewerMayFinish
    assignee {
      id
      displayName
    }
  }
`)

export const OutcomesFragment = graphql(`
  fragment Outcomes on Workshop {
    id
    viewerMayOrganise
    decisions {
      id
      text
      tasks {
        id
      }
    }
    tasks {
      id
      ...Task
    }
  }
`)
