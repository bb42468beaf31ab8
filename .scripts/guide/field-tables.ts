// The tables of fields. Their names come from the schemas, their descriptions from the docstrings there.
import { lectureSchemas } from '../../src/exchange/lecture/fences/schemas.ts'
import type { TrainingInput } from '../../src/experiment/spec/experiment.ts'
import { lectureSchema } from '../lecture-schema.mjs'
import { schemaDocstrings } from './docstrings.ts'
import { code, table, words } from './html.ts'

interface Json {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Json[]
  readonly oneOf?: readonly Json[]
  readonly allOf?: readonly Json[]
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, Json>>
  readonly items?: Json
}

/** The JSON Schema of all of a lecture's data. */
export const schema = lectureSchema(lectureSchemas)
const parts = schema['$defs'] as Readonly<Record<'front' | 'show' | 'question', Json>>

const alternatives = (json: Json): readonly Json[] => {
  const some = json.anyOf ?? json.oneOf ?? json.allOf
  return some ? some.flatMap(alternatives) : [json]
}

/** The alternative of a schema that has fields, including this one. */
function fieldsWith(json: Json | undefined, field: string): Readonly<Record<string, Json>> {
  const found = alternatives(json ?? {}).find(({ properties }) => properties && field in properties)
  if (!found?.properties) throw new Error(`No form of these data has a field "${field}".`)
  return found.properties
}

/** Up to this many options, a choice is written out in full. */
const mostWords = 6

function formOf(json: Json): string {
  const { type, enum: choice, const: only, $ref } = json
  if (only !== undefined) return code(String(only))
  if (choice)
    return choice.length > mostWords ? 'a word' : choice.map((word) => code(String(word))).join(', ')
  if ($ref !== undefined) return ''
  const named: Readonly<Record<string, string>> = {
    string: 'text',
    integer: 'whole number',
    boolean: '<code>true</code>, <code>false</code>',
    array: 'list',
    object: 'fields',
  }
  return type === undefined ? '' : (named[type] ?? type)
}

/** The values that a field may have, in words. */
const formsOf = (json: Json): string =>
  [...new Set(alternatives(json).map(formOf))].filter((form) => form !== '').join(' or ')

const fences = 'src/exchange/lecture/fences'

/** The fields of a training experiment. */
export const experimentWords: Readonly<Record<Exclude<keyof TrainingInput, 'kind' | 'version'>, string>> = {
  title: 'Its name.',
  seed: 'The number that all randomness comes from: data, random starts, batches.',
  data: '`{kind: generated, id, size, noise, …}`, `{kind: table, task, inputs, targets, …}`, or `{kind: none}` for a function.',
  model:
    '`{kind: mlp, widths, activation, …}`, a convolutional network `{kind: conv, …}`, or `{kind: function, id}` of two weights.',
  metric: '`{loss, factor, part, weightDecay, …}`: the loss that is measured and minimised.',
  algorithms:
    'Up to eight. Each has an id, `learningRate`, `steps`, and the hyperparameters of its rule; `schedule` changes its rate.',
  starts:
    'Up to sixteen: `{kind: random, distribution}`, `{kind: weights, values}`, `{kind: plane, a, b}` and others.',
  plane: 'The two directions that are drawn: `{kind: weights, first, second, extent}` and others.',
  terrain: 'The height of the surface, if it is not the metric: a map of where runs end, for example.',
  view: 'The camera, the height scale, the range and the colours.',
}

interface FieldTable {
  readonly label: string
  readonly fields: Readonly<Record<string, Json>>
  readonly words: ReadonlyMap<string, string>
}

/** Docstrings of the fields of the show fence's schemas. */
const shown = (...names: readonly string[]) =>
  new Map(names.flatMap((name) => [...schemaDocstrings(`${fences}/show-schema.ts`, name)]))

const show = parts.show.properties ?? {}
const sweepFields = fieldsWith(show['sweep'], 'quantities')
const sweptFields = fieldsWith(
  alternatives(sweepFields['quantities'] ?? {}).find(({ type }) => type === 'array')?.items,
  'label',
)

const fieldTables: Readonly<Record<string, FieldTable>> = {
  front: {
    label: 'Fields of the front matter',
    fields: parts.front.properties ?? {},
    words: schemaDocstrings(`${fences}/front.ts`, 'fields'),
  },
  experiment: {
    label: 'Fields of an experiment',
    fields: Object.fromEntries(Object.keys(experimentWords).map((name) => [name, {}])),
    words: new Map(Object.entries(experimentWords)),
  },
  show: {
    label: 'Fields of what a step shows',
    fields: show,
    words: shown('fields'),
  },
  names: {
    label: 'Fields of names',
    fields: fieldsWith(show['names'], 'axes'),
    words: shown('names'),
  },
  sweep: {
    label: 'Fields of a sweep',
    fields: sweepFields,
    words: shown('sweepFields', 'vary'),
  },
  swept: {
    label: 'Fields of a quantity of a sweep',
    fields: sweptFields,
    words: shown('swept', 'vary'),
  },
  histogram: {
    label: 'Fields of a histogram',
    fields: fieldsWith(show['histogram'], 'draws'),
    words: shown('histogramFields'),
  },
  question: {
    label: 'Fields of a question',
    fields: parts.question.properties ?? {},
    words: schemaDocstrings(`${fences}/question-schema.ts`, 'fields'),
  },
}

/** The schemas whose fields a table lists, so that a test can find missing ones. */
export const listedFields: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(fieldTables).map(([name, { fields }]) => [name, Object.keys(fields)]),
)

/**
 * The table of fields of this name. @throws Error if there is no such table, or a field has no description
 */
export function fieldTable(name: string): string {
  const found = fieldTables[name]
  if (!found) throw new Error(`There is no table of the fields of "${name}".`)
  const { label, fields, words: said } = found
  const rows = Object.entries(fields).map(([field, json]) => {
    const text = said.get(field) ?? ''
    if (text === '') throw new Error(`The field "${field}" of "${name}" has no words.`)
    return name === 'experiment' ? [code(field), words(text)] : [code(field), formsOf(json), words(text)]
  })
  return table(label, name === 'experiment' ? ['field', 'what it is'] : ['field', 'form', 'what it is'], rows)
}
