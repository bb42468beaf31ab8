import type { Authored } from '../../../experiment/authored.ts'
import * as v from 'valibot'
import { isFields } from '../../../experiment/format/merge.ts'
import { ownNames } from '../../../experiment/format/plain.ts'
import { issueOf } from '../../../experiment/spec/values/sentences.ts'
import { sentenceOf, TextError } from '../notation/text-error.ts'
import { withText } from './written.ts'

type PathItems = [v.IssuePathItem, ...v.IssuePathItem[]]

const pathItem = (key: string | number): v.IssuePathItem => ({
  ...{ type: 'unknown', origin: 'value', input: undefined, value: undefined },
  key,
})

/** A schema that reads its input with `read`. A TextError that this throws becomes an issue, at the part that it names. */
export const readBy = <const S extends v.GenericSchema, T>(input: S, read: (value: v.InferOutput<S>) => T) =>
  v.pipe(
    input,
    v.rawTransform<v.InferOutput<S>, T>(({ dataset, addIssue, NEVER }) => {
      try {
        return read(dataset.value)
      } catch (error) {
        const message = sentenceOf(error)
        const path = error instanceof TextError ? error.within.map(pathItem) : []
        addIssue({ message, ...(path.length > 0 && { path: path as PathItems }) })
        return NEVER
      }
    }),
  )

/** A schema that accepts the same values as another but returns them as written, without defaults. */
export const asWritten = <const S extends v.GenericSchema>(schema: S): v.GenericSchema<v.InferInput<S>> =>
  v.pipe(
    { ...v.unknown(), written: schema },
    v.rawTransform<unknown, v.InferInput<S>>(({ dataset, addIssue, NEVER }) => {
      const { success, issues } = v.safeParse(schema, dataset.value)
      if (success) return dataset.value as v.InferInput<S>
      for (const issue of issues) {
        const { message } = issueOf(issue)
        addIssue({
          message,
          ...(issue.expected && { expected: issue.expected }),
          path: issue.path as PathItems,
        })
      }
      return NEVER
    }),
  ) as v.GenericSchema<unknown, v.InferInput<S>> as v.GenericSchema<v.InferInput<S>>

/** One of several `forms`, chosen by the look of the value. */
export const oneOf = <const F extends readonly v.GenericSchema[]>(
  forms: F,
  choose: (written: unknown) => F[number],
) => ({ ...v.lazy(choose), forms })

export const text = v.string('must be text')
/** Text by the author, which is not translated with the page. */
export const authored = text as v.GenericSchema<Authored>
export const number = v.number('must be a number')
export const flag = v.boolean('must be true or false')
/** `yes` or `no`, which YAML 1.2 reads as text. */
export const yes = withText(
  v.pipe(
    v.union([v.picklist(['yes', 'no']), v.boolean()], 'must be yes or no'),
    v.transform((word) => word === true || word === 'yes'),
  ),
  (word) => (word ? 'yes' : 'no'),
)
export const pair = v.strictTuple([number, number], 'must be two numbers')
export const texts = v.array(text, 'must be a list of texts')
export const numbers = v.array(number, 'must be a list of numbers')
export const index = v.pipe(
  number,
  v.integer('must be a whole number'),
  v.minValue(0, 'must not be negative'),
)

export const byName = <const S extends v.GenericSchema>(
  value: S,
  message: string,
): v.GenericSchema<Record<string, v.InferInput<S>>, Record<string, v.InferOutput<S>>> => {
  const written = v.record(v.string(), value)
  return v.pipe(
    { ...v.custom<Readonly<Record<string, unknown>>>(isFields, message), written },
    v.check(
      (fields) => !Object.keys(fields).some((name) => ownNames.includes(name)),
      'has a name that no field can have here: __proto__, constructor or prototype',
    ),
    written,
  ) as v.GenericSchema<unknown, Record<string, v.InferOutput<S>>> as v.GenericSchema<
    Record<string, v.InferInput<S>>,
    Record<string, v.InferOutput<S>>
  >
}

export const patch = byName(v.unknown(), 'must be fields of an experiment. Write each as name: value')
