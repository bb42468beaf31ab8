import type { Authored } from '../../experiment/authored.ts'
import * as v from 'valibot'
import type { Patch } from '../../experiment/format/merge.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { issueOf } from '../../experiment/spec/values/sentences.ts'
import { textDigest } from '../../math/digest.ts'
import { parseJson } from '../json.ts'
import { given } from '../lecture/given.ts'
import { patch } from '../lecture/fences/fields.ts'

/** The version that is written. Version 1, without draws and `seen`, can still be read. */
const form = 2 satisfies AnswersForm

export type AnswersForm = 1 | 2

/** The most bytes of an answers file. Files of the page have about a hundredth of that. */
export const mostAnswerBytes = 256_000

/** Characters of a name and of a reason; steps, and points of a curve. */
export const [mostNameLetters, mostReasonLetters] = [120, 2000]
const [mostSteps, mostPoints] = [64, 1000]

/**
 * A guess: a place in the plane, a number, the index of an option, or heights over the values of a sweep, with null for values
 * at which nothing was drawn.
 */
export type GivenGuess =
  | { readonly place: readonly [number, number] }
  | { readonly number: number }
  | { readonly option: number }
  | { readonly curve: readonly (number | null)[] }

export interface GivenAnswer {
  readonly guess: GivenGuess
  /** The experiment of the answer, as a merge patch on the step's own; absent if they are the same. */
  readonly experiment?: Patch
  /** The right answer for that experiment in float64, as computed by the page that saved the file; null if it is not finite. */
  readonly truth: readonly (number | null)[]
  readonly reason?: Authored
}

export interface HandedStep {
  readonly step: string
  /** The experiment at the end, as a merge patch on the step's own; absent if it is unchanged. */
  readonly left?: Patch
  /** The student had seen the right answer before answering. */
  readonly seen?: true
  readonly answer?: GivenAnswer
}

export interface HandedIn {
  readonly lecture: { readonly id: string; readonly title: Authored; readonly digest: string }
  readonly name?: Authored
  /** The name that made the seed of the experiments, if each student gets a different draw. */
  readonly draw?: Authored
  readonly saved: string
  readonly steps: readonly HandedStep[]
}

const finite = v.pipe(v.number('must be a number'), v.finite('must be finite'))
const text = (most: number) =>
  v.pipe(v.string('must be text'), v.maxLength(most, `must have at most ${most} characters`))
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
  answers: v.picklist([1, form], `must be 1 or ${form}. This page reads no other version`),
  lecture: v.strictObject({ id: text(mostNameLetters), title: text(1000), digest: text(64) }),
  name: v.exactOptional(text(mostNameLetters)),
  draw: v.exactOptional(text(mostNameLetters)),
  saved: v.pipe(v.string('must be text'), v.isoTimestamp('must be a time in ISO 8601 format')),
  steps: listed(
    v.strictObject({
      step: text(200),
      left: v.exactOptional(patch),
      seen: v.exactOptional(v.literal(true, 'must be true or absent')),
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

/** The submitted fields, in the order in which a file contains them. */
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

/** A checksum that reveals changes by hand or in transit. It is not a secret: anybody who reads this file can compute it. */
const sealOf = (handedIn: HandedIn, of: AnswersForm): string =>
  textDigest(JSON.stringify(fieldsOf(handedIn, of)))

export const answersText = (handedIn: HandedIn, of: AnswersForm = form): string =>
  `${JSON.stringify({ ...fieldsOf(handedIn, of), seal: sealOf(handedIn, of) }, null, 1)}\n`

export interface ReadAnswers {
  readonly form: AnswersForm
  readonly handedIn: HandedIn
  /** False if the file was changed after it was saved. */
  readonly sealed: boolean
}

const broken = 'it is damaged, or is not an answers file'

/** Reads an answers file. @throws ExperimentError with sentences if it is too large, damaged, or of another version */
export function parseAnswers(text: string): ReadAnswers {
  if (text.length > mostAnswerBytes) throw ExperimentError.at('', tooLarge)
  const { success, output, issues } = v.safeParse(schema, parseJson(text, broken, 'the file'))
  if (!success) throw new ExperimentError(issues.map(issueOf))
  const { seal, answers, ...handedIn } = output
  return { form: answers, handedIn, sealed: seal === sealOf(handedIn, answers) }
}

/** The error for a file that is too large to be read. */
export const tooLarge = `it has more than ${mostAnswerBytes / 1000} kB, the limit for an answer file`
