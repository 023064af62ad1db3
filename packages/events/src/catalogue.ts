import type { EventDefinition } from './define-event.ts'
import * as help from './help.ts'
import * as notices from './notices.ts'
import * as people from './people.ts'
import * as territories from './territories.ts'
import * as workshops from './workshops.ts'

/** Every event that the areas exchange. */
export const catalogue: readonly EventDefinition[] = [
  ...Object.values(territories),
  ...Object.values(people),
  ...Object.values(notices),
  ...Object.values(help),
  ...Object.values(workshops),
]

const byName = new Map(catalogue.map((definition) => [`hub.${definition.area}.${definition.name}`, definition]))

/** The definition that reads an event of this type, of whatever version; null for a type this hub doesn't know. */
export const definitionOf = (type: string): EventDefinition | null => byName.get(type.replace(/\.v\d+$/, '')) ?? null
