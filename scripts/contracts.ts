// Writes everything that is generated, committed and relied on by other programs, so that a change is seen in review.
import { runHere } from './run/child.mjs'
import { hubNode } from './run/places.mjs'

for (const script of ['freeze-events', 'write-asyncapi', 'write-schema']) {
  process.exitCode ||= await runHere(hubNode, [`scripts/${script}.ts`])
}
