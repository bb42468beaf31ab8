// The JSON Schema of the data of a lecture, made of the schemas that read them. An editor of YAML completes and checks with it.
import { toJsonSchema } from '@valibot/to-json-schema'

/** As what a schema that looks at a value first is asked for its forms, where it does not list them. */
const samples = [undefined, {}, '']

/** A list, or the name of one below # Numbers. */
const orNamed = (list) => ({ anyOf: [list, { $ref: '#/$defs/numbers' }] })

const config = {
  typeMode: 'input',
  // What JSON Schema has no words for, the parser alone checks.
  errorMode: 'ignore',
  overrideSchema({ valibotSchema: { type, written, forms, getter, check }, jsonSchema }) {
    if (written) return converted(written)
    if (type === 'lazy') return anyOf(forms ?? new Set(samples.map((sample) => getter(sample))))
    if (type === 'custom') return check([]) ? orNamed({ type: 'array' }) : {}
    if (type === 'array') return orNamed(jsonSchema)
    return jsonSchema
  },
  /** How long a list is that may be named as well, the parser alone checks: taken for a text, it would be of so many letters. */
  overrideAction({ jsonSchema }) {
    if (jsonSchema.anyOf) delete jsonSchema.minLength
    return jsonSchema
  },
}

const number = /^#\/\$defs\/(\d+)$/

/** A schema in which numbered ones stand where they are referred to. */
function inlined(schema, numbered) {
  if (Array.isArray(schema)) return schema.map((each) => inlined(each, numbered))
  if (typeof schema !== 'object' || schema === null) return schema
  const [, key] = number.exec(schema.$ref) ?? []
  if (key !== undefined) return inlined(numbered[key], numbered)
  return Object.fromEntries(Object.entries(schema).map(([name, each]) => [name, inlined(each, numbered)]))
}

/** A schema without what a whole document has. */
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

/** What may be written of an object as a JSON merge patch: no field is required, and null takes one away. A list is whole. */
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

/** Claims: each with its source, or a source with its claims, or how near a run must come to a prediction. */
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

/** A list that stands below # Numbers, by its name. */
const numbers = {
  type: 'object',
  properties: { numbers: text },
  required: ['numbers'],
  additionalProperties: false,
}

/**
 * The schema of an object that has the front matter and the data of each fence of a step, by their names; each stands alone in $defs.
 * `kinds` are the schemas of the kinds of experiments.
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
