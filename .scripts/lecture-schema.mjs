// Makes the JSON Schema of a lecture's data from the schemas that parse it. YAML editors use it for
// completion and checks.
import { toJsonSchema } from '@valibot/to-json-schema'

/** Values for which a dynamic schema is asked for its alternatives if it does not list them. */
const samples = [undefined, {}, '']

/** A list, or the name of one below # Numbers. */
const orNamed = (list) => ({ anyOf: [list, { $ref: '#/$defs/numbers' }] })

const config = {
  typeMode: 'input',
  // Only the parser checks what JSON Schema cannot express.
  errorMode: 'ignore',
  overrideSchema({ valibotSchema: { type, written, forms, getter, check }, jsonSchema }) {
    if (written) return converted(written)
    if (type === 'lazy') return anyOf(forms ?? new Set(samples.map((sample) => getter(sample))))
    if (type === 'custom') return check([]) ? orNamed({ type: 'array' }) : {}
    if (type === 'array') return orNamed(jsonSchema)
    return jsonSchema
  },
  /**
   * Only the parser checks the length of a list that may also be given by name; here the limit would count
   * the characters of the name.
   */
  overrideAction({ jsonSchema }) {
    if (jsonSchema.anyOf) delete jsonSchema.minLength
    return jsonSchema
  },
}

const number = /^#\/\$defs\/(\d+)$/

/** Inlines the numbered schemas where they are referenced. */
function inlined(schema, numbered) {
  if (Array.isArray(schema)) return schema.map((each) => inlined(each, numbered))
  if (typeof schema !== 'object' || schema === null) return schema
  const [, key] = number.exec(schema.$ref) ?? []
  if (key !== undefined) return inlined(numbered[key], numbered)
  return Object.fromEntries(Object.entries(schema).map(([name, each]) => [name, inlined(each, numbered)]))
}

/** A schema without the keywords of a whole document. */
function converted(schema) {
  const { $defs = {}, ...json } = toJsonSchema(schema, config)
  delete json.$schema
  return inlined(json, $defs)
}

const anyOf = (schemas) => {
  const all = Array.from(schemas, converted)
  return all.length === 1 ? all[0] : { anyOf: all }
}

const nothing = { type: 'null' }

const withNull = ({ additionalProperties, ...record }) => ({
  ...record,
  additionalProperties: { anyOf: [additionalProperties, nothing] },
})

/**
 * The JSON merge patch form of an object's schema: no field is required, and null removes one. Lists are
 * replaced whole.
 */
function patched(schema) {
  const { anyOf: some, oneOf: one, required, properties, ...others } = schema
  if (some ?? one) return { ...others, anyOf: (some ?? one).map(patched) }
  if (!properties) return typeof others.additionalProperties === 'object' ? withNull(schema) : schema
  const fields = Object.entries(properties).map(([name, field]) => [
    name,
    { anyOf: [patched(field), nothing] },
  ])
  const unknown = required && others.additionalProperties === false ? { additionalProperties: nothing } : {}
  return { ...others, ...unknown, properties: Object.fromEntries(fields) }
}

const text = { type: 'string' }

/**
 * Claims: each with its source, or a source with its claims, or how closely a run must match a prediction.
 */
const check = {
  type: 'array',
  items: {
    anyOf: [
      { type: 'string', pattern: '^prediction .+ within .+' },
      {
        type: 'object',
        minProperties: 1,
        additionalProperties: { anyOf: [text, { type: 'array', items: text }] },
      },
    ],
  },
}

/** A named list below # Numbers. */
const numbers = {
  type: 'object',
  properties: { numbers: text },
  required: ['numbers'],
  additionalProperties: false,
}

/**
 * The schema of an object that has the front matter and the data of each of a step's fences, by name; each is
 * also in $defs by itself. `kinds` are the schemas of the kinds of experiments.
 */
export function lectureSchema({ front, show, question, kinds }) {
  const parts = {
    front: converted(front),
    experiment: patched({ anyOf: kinds.map(converted) }),
    show: converted(show),
    question: converted(question),
    check,
  }
  const properties = Object.keys(parts).map((name) => [name, { $ref: `#/$defs/${name}` }])
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'The data of a Badlands lecture: its front matter, and the fences of a step',
    type: 'object',
    properties: Object.fromEntries(properties),
    additionalProperties: false,
    $defs: { ...parts, numbers },
  }
}
