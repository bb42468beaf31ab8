import { nameHash } from '../../../math/statistics/random.ts'
import { isFields } from '../../../experiment/format/merge.ts'
import type { Scenario, Step } from '../scenario.ts'
import type { Path } from '../fences/yaml-text.ts'
import { item } from '../lecture-text.ts'
import { stepId } from '../merged.ts'

export const stepParts = ['title', 'prose', 'try', 'watch', 'scene', 'ask', 'options', 'because'] as const
export const headParts = ['title', 'idea', 'minute', 'caveats'] as const

export type PassagePart = (typeof stepParts)[number] | (typeof headParts)[number]

/** The place of a text that is translated as a whole: a part of a step or of the lecture. */
export interface PassagePlace {
  /** The id of the step; undefined for the whole lecture. */
  readonly step?: string
  readonly part: PassagePart
}

export interface Passage extends PassagePlace {
  /** For options and caveats a list, with an item on each line. */
  readonly text: string
}

/** `middle: prose`, or `idea` for the whole lecture. */
export const passageName = ({ step, part }: PassagePlace): string =>
  step === undefined ? part : `${step}: ${part}`

const listText = (items: readonly string[]): string => items.map(item).join('\n')

function passagesOfStep(step: Step): readonly Passage[] {
  const { title, prose, question } = step
  const texts: Readonly<Record<(typeof stepParts)[number], string | undefined>> = {
    ...{ title, prose, try: step.try, watch: step.watch },
    scene: question?.setup,
    ask: question?.ask,
    options: listText(question?.options?.map(({ label }) => label) ?? []),
    because: question?.because,
  }
  return stepParts.map((part) => ({ step: stepId(step), part, text: texts[part] ?? '' }))
}

/** The passages of a lecture that are not empty, in order. The caveats come last. */
export function passagesOf({ title, idea, minute, steps, caveats }: Scenario): readonly Passage[] {
  const all: readonly Passage[] = [
    { part: 'title', text: title },
    { part: 'idea', text: idea },
    { part: 'minute', text: minute },
    ...steps.flatMap(passagesOfStep),
    { part: 'caveats', text: listText(caveats) },
  ]
  return all.filter(({ text }) => text !== '')
}

export const digestOf = (text: string): string => nameHash(text).toString(16).padStart(8, '0')

/** The path of a passage's digest in the front matter of a translation. */
export const digestPath = ({ step, part }: PassagePlace): Path =>
  step === undefined ? ['of', part] : ['of', 'steps', step, part]

/** The digests of all passages, as in the front matter of a translation. */
export function digestsOf(scenario: Scenario): Readonly<Record<string, unknown>> {
  const passages = passagesOf(scenario)
  const fields = (step: string | undefined) =>
    Object.fromEntries(
      passages.filter((one) => one.step === step).map(({ part, text }) => [part, digestOf(text)] as const),
    )
  const steps = scenario.steps.map((step) => [stepId(step), fields(stepId(step))] as const)
  return { ...fields(undefined), steps: Object.fromEntries(steps) }
}

/** The digest of a passage in the front matter of a translation, if it has one. */
export function digestIn(front: unknown, place: PassagePlace): string | undefined {
  const found = digestPath(place).reduce<unknown>(
    (value, key) => (isFields(value) && Object.hasOwn(value, key) ? value[String(key)] : undefined),
    front,
  )
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined
}
