import type { Authored } from '../../experiment/authored.ts'
import * as v from 'valibot'
import type { Patch } from '../../experiment/format/merge.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { issueOf } from '../../experiment/spec/values/sentences.ts'
import { textDigest } from '../../math/digest.ts'
import { parseJson } from '../json.ts'
import { given } from '../lecture/given.ts'
import { patch } from '../lecture/fences/fields.ts'

/** Form of a file of answers that is written. The first form, which has neither draws nor what was seen, is still read. */
const form = 2 satisfies AnswersForm

/** Forms that are read. */
export type AnswersForm = 1 | 2

/** Bytes of a file of answers; those of a page have a hundredth of it. */
export const mostAnswerBytes = 256_000

/** Letters of a name and of a reason, steps, and points of a curve. */
export const [mostNameLetters, mostReasonLetters] = [120, 2000]
const [mostSteps, mostPoints] = [64, 1000]

/** What was guessed: a place in the plane, a number, an option from 0, or heights over the values of a sweep, null where none was drawn. */
export type GivenGuess =
  | { readonly place: readonly [number, number] }
  | { readonly number: number }
  | { readonly option: number }
  | { readonly curve: readonly (number | null)[] }

/** An answer to a step's question. */
export interface GivenAnswer {
  readonly guess: GivenGuess
  /** The experiment that it is about, as a merge patch on that of the step; left out where it is that one. */
  readonly experiment?: Patch
  /** What is true of that experiment, in float64, as the page found it that wrote the file; null for what is no finite number. */
  readonly truth: readonly (number | null)[]
  /** Why, in the words of who answered. */
  readonly reason?: Authored
}

/** A step as it is handed in. */
export interface HandedStep {
  /** Its id in the lecture. */
  readonly step: string
  /** The experiment as it was left, as a merge patch on that of the step; left out where it was left as it is. */
  readonly left?: Patch
  /** The answer was shown before it was given. */
  readonly seen?: true
  readonly answer?: GivenAnswer
}

/** All that somebody hands in. */
export interface HandedIn {
  readonly lecture: { readonly id: string; readonly title: Authored; readonly digest: string }
  readonly name?: Authored
  /** The name whose seed its experiments are drawn from, where each student has a draw of their own. */
  readonly draw?: Authored
  /** Time at which it was saved, as ISO 8601 has it. */
  readonly saved: string
  readonly steps: readonly HandedStep[]
}

const finite = v.pipe(v.number('must be a number'), v.finite('must be finite'))
const text = (most: number) =>
  v.pipe(v.string('must be text'), v.maxLength(most, `must have at most ${most} letters`))
const listed = <const S extends v.GenericSchema>(item: S, most: number) =>
  v.pipe(v.array(item, 'must be a list'), v.maxLength(most, `must have at most ${most} entries`))

const guess = v.union(
  [
    v.strictObject({ place: v.strictTuple([finite, finite]) }),
    v.strictObject({ number: finite }),
    v.strictObject({ option: v.pipe(finite, v.integer(), v.minValue(0)) }),
    v.strictObject({ curve: listed(v.nullable(finite), mostPoints) }),
  ],
  'must be a place, a number, an option or a curve',
)

const schema = v.strictObject({
  answers: v.picklist([1, form], `must be 1 or ${form}: this page reads no other form`),
  lecture: v.strictObject({ id: text(mostNameLetters), title: text(1000), digest: text(64) }),
  name: v.exactOptional(text(mostNameLetters)),
  draw: v.exactOptional(text(mostNameLetters)),
  saved: v.pipe(v.string('must be text'), v.isoTimestamp('must be a time, as ISO 8601 has it')),
  steps: listed(
    v.strictObject({
      step: text(200),
      left: v.exactOptional(patch),
      seen: v.exactOptional(v.literal(true, 'must be true, or be left out')),
      answer: v.exactOptional(
        v.strictObject({
          guess,
          experiment: v.exactOptional(patch),
          truth: listed(v.nullable(finite), mostPoints),
          reason: v.exactOptional(text(mostReasonLetters)),
        }),
      ),
    }),
    mostSteps,
  ),
  seal: text(64),
})

/** The fields that are handed in, in the order in which a file has them. */
const fieldsOf = ({ lecture: { id, title, digest }, name, draw, saved, steps }: HandedIn, of: AnswersForm) =>
  given({
    answers: of,
    lecture: { id, title, digest },
    name,
    draw,
    saved,
    steps: steps.map(({ step, left, seen, answer }) =>
      given({
        step,
        left,
        seen,
        answer:
          answer &&
          given({
            guess: answer.guess,
            experiment: answer.experiment,
            truth: answer.truth,
            reason: answer.reason,
          }),
      }),
    ),
  })

/** Tells whether a file was changed by hand or on its way. It hides nothing: who reads this file can make another. */
const sealOf = (handedIn: HandedIn, of: AnswersForm): string =>
  textDigest(JSON.stringify(fieldsOf(handedIn, of)))

/** The file of what is handed in. */
export const answersText = (handedIn: HandedIn, of: AnswersForm = form): string =>
  `${JSON.stringify({ ...fieldsOf(handedIn, of), seal: sealOf(handedIn, of) }, null, 1)}\n`

/** What a file hands in, and whether it is as it was saved. */
export interface ReadAnswers {
  readonly form: AnswersForm
  readonly handedIn: HandedIn
  /** False where something of it was changed after it was saved. */
  readonly sealed: boolean
}

/** Words of a text that is no JSON. */
const broken = 'it is damaged, or is not an answers file'

/**
 * Reads a file of answers.
 * @throws ExperimentError with sentences where it is too large, damaged, or of another form
 */
export function parseAnswers(text: string): ReadAnswers {
  if (text.length > mostAnswerBytes) throw ExperimentError.at('', tooLarge)
  const { success, output, issues } = v.safeParse(schema, parseJson(text, broken, 'the file'))
  if (!success) throw new ExperimentError(issues.map(issueOf))
  const { seal, answers, ...handedIn } = output
  return { form: answers, handedIn, sealed: seal === sealOf(handedIn, answers) }
}

/** Words of a file that is not read. */
export const tooLarge = `it has more than ${mostAnswerBytes / 1000} kB, the limit for an answer file`
