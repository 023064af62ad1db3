import { Stack } from '@mantine/core'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { QueryState } from '../../../ui/query-state.tsx'
import { LinkForm } from './link-form.tsx'
import { OpenIdDoor } from './open-id-door.tsx'
import { Personas } from './personas.tsx'

const InstanceQuery = graphql(`
  query Instance {
    instance {
      demonstration
      openIdName
      personas {
        email
        ...Persona
      }
    }
  }
`)

/** The ways into this hub: the link by e-mail always, the others where they exist. */
export const Doors = ({ returnTo }: { returnTo: string }) => {
  const [result, retry] = useQuery({ query: InstanceQuery })
  return (
    <Stack gap="xl">
      <LinkForm returnTo={returnTo} />
      <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={2}>
        {({ instance }) => (
          <Stack gap="xl">
            {instance.openIdName && <OpenIdDoor name={instance.openIdName} returnTo={returnTo} />}
            {instance.demonstration && <Personas personas={instance.personas} returnTo={returnTo} />}
          </Stack>
        )}
      </QueryState>
    </Stack>
  )
}
