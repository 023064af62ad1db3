// Writes schema.graphql from the areas' schema parts; with --check, says whether the committed one is up to date.
import { keepGenerated } from './keep-generated.ts'
import { runQuietly } from './run/child.mjs'
import { hubNode } from './run/places.mjs'

const { code, output, printed } = await runQuietly(hubNode, ['services/hub/src/main.ts', 'schema'])
if (code !== 0) throw new Error(`hub schema failed: ${output}`)
keepGenerated('schema.graphql', printed)
