import { z } from 'zod'

export type JsonSchema = z.core.JSONSchema.BaseSchema

/**
 * The JSON Schema (draft 7, as AsyncAPI wants it) of an event's data. A format says enough: the pattern that zod adds
 * to it may change with zod, and a released schema must not.
 */
export const jsonSchemaOf = (schema: z.ZodType): JsonSchema => {
  const { $schema: _, ...written } = z.toJSONSchema(schema, {
    target: 'draft-7',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern
    },
  })
  return written
}
