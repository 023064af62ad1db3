import { catalogue } from './catalogue.ts'
import { envelope, type EventDefinition } from './define-event.ts'
import { jsonSchemaOf } from './json-schema.ts'

/** `help.thread-asked.v1`: the key of everything that the document says of an event. */
const keyOf = (definition: EventDefinition): string => definition.type.slice('hub.'.length)

const channelOf = (definition: EventDefinition) => ({
  address: definition.type,
  description: definition.summary,
  messages: { [keyOf(definition)]: { $ref: `#/components/messages/${keyOf(definition)}` } },
})

const operationOf = (definition: EventDefinition) => ({
  action: 'send',
  channel: { $ref: `#/channels/${keyOf(definition)}` },
  summary: definition.summary,
})

const messageOf = (definition: EventDefinition) => ({
  name: definition.type,
  title: definition.name,
  summary: definition.summary,
  contentType: 'application/cloudevents+json',
  headers: {
    type: 'object',
    properties: {
      'Nats-Msg-Id': { type: 'string', format: 'uuid', description: 'The id of the event: the stream keeps it once.' },
      'Hub-Log': { type: 'string', format: 'uuid', description: 'The log that gave the position: one per hub.' },
      traceparent: { type: 'string', description: 'W3C trace context.' },
    },
  },
  payload: {
    allOf: [
      { $ref: '#/components/schemas/envelope' },
      {
        type: 'object',
        properties: {
          type: { const: definition.type },
          data: { $ref: `#/components/schemas/${keyOf(definition)}` },
        },
      },
    ],
  },
  // How members see it in the activity feed.
  ...(definition.activity ? { 'x-activity': definition.activity } : {}),
})

const byKey = <Value>(value: (definition: EventDefinition) => Value): Record<string, Value> =>
  Object.fromEntries(catalogue.map((definition) => [keyOf(definition), value(definition)]))

/** Every event that the areas exchange, as an AsyncAPI 3.0 document. */
export const asyncApiDocument = () => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Events of the AMA hub',
    version: '1.0.0',
    description:
      'CloudEvents 1.0 in structured mode, on the JetStream stream HUB. They carry ids and facts only: names and ' +
      'texts are read from the hub, where they can be erased. Positions are gap-free; an event may arrive twice, ' +
      'and its id tells.',
  },
  defaultContentType: 'application/cloudevents+json',
  channels: byKey(channelOf),
  operations: byKey(operationOf),
  components: {
    messages: byKey(messageOf),
    schemas: { envelope: jsonSchemaOf(envelope), ...byKey((definition) => jsonSchemaOf(definition.data)) },
  },
})
