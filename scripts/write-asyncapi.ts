// Writes asyncapi.yaml from the catalogue of events; with --check, says whether the committed one is up to date.
import { stringify } from 'yaml'
import { asyncApiDocument } from '../packages/events/src/asyncapi.ts'
import { keepGenerated } from './keep-generated.ts'

const advice = '# Written by npm run contracts from packages/events. Do not edit.\n'
keepGenerated('asyncapi.yaml', advice + stringify(asyncApiDocument(), { lineWidth: 120, aliasDuplicateObjects: false }))
