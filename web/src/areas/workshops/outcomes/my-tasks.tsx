import { Trans } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Link } from '../../../ui/link.tsx'
import list from '../../../ui/list.module.css'
import { QueryState } from '../../../ui/query-state.tsx'
import { TaskLine } from './task-line.tsx'
import { FrenchTitle } from '../../../ui/french-title.tsx'

const MyTasksQuery = graphql(`
  query MyTasks {
    viewer {
      tasks {
        id
        ...Task
        workshop {
          id
          title
        }
      }
    }
  }
`)

/** What the member is to do, the most urgent first; what is done, below. */
export const MyTasks = () => {
  const [result, retry] = useQuery({ query: MyTasksQuery, requestPolicy: 'cache-and-network' })
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })}>
      {({ viewer }) => {
        const tasks = viewer?.tasks ?? []
        if (tasks.length === 0) {
          return (
            <Empty>
              <Trans>Aucune tâche. Celles qui vous seront confiées lors d’une rencontre s’afficheront ici.</Trans>
            </Empty>
          )
        }
        return (
          <ul className={list['plain']}>
            {tasks.map((task) => (
              <TaskLine
                key={task.id}
                task={task}
                from={
                  <Link to="/ateliers/$id" params={{ id: task.workshop.id }}>
                    <FrenchTitle>{task.workshop.title}</FrenchTitle>
                  </Link>
                }
              />
            ))}
          </ul>
        )
      }}
    </QueryState>
  )
}
