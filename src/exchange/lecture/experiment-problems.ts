import '../../experiment/elsewhere.ts'
import '../../experiment/functions/reader.ts'
import { kinds, type Experiment } from '../../experiment/spec/experiment.ts'
import { isFields, mergePatch } from '../../experiment/format/merge.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Work } from '../../math/work.ts'
import type { Patch, Step } from './scenario.ts'
import { mergedExperiment, patchedBy } from './merged.ts'
import { keysOf } from '../field-names.ts'
import { fieldFaults, type FieldFault } from './fences/field-faults.ts'
import { variantsOf } from './variants.ts'
import type { PlacedNumber } from './live-numbers.ts'
import type { Path, Place, YamlRead } from './fences/yaml-text.ts'

/** A quantity or formula that a step names, with its place in the text. */
export interface PlacedCall extends Place {
  readonly call: {
    readonly arguments?: Readonly<Record<string, number | string>>
    readonly stage?: number
  }
}

/** A step with the places of its data. */
export interface PlacedStep extends Pick<Step, 'id' | 'title' | 'from'> {
  readonly line: number
  readonly patch?: { readonly value: Patch | undefined; readonly placeOf: YamlRead['placeOf'] }
  readonly show?: { readonly value: unknown; readonly placeOf: YamlRead['placeOf'] }
  readonly claims?: readonly PlacedCall[]
  readonly shown?: Partial<Step>
  /** Its experiment cannot be read, or is a patch on a step that is missing. */
  readonly unread?: true
  /** The whole step; undefined if a part of it is broken. */
  readonly step?: Step
  readonly numbers: readonly PlacedNumber[]
}

export interface ExperimentProblem extends Place {
  readonly message: string
  readonly step: number
}

/** True if a patch determines the value at a path: it contains the value, or a list or a scalar above it. */
function decides(patch: unknown, path: Path): boolean {
  let part = patch
  for (const step of path) {
    if (!isFields(part)) return true
    if (!Object.hasOwn(part, String(step))) return false
    part = part[String(step)]
  }
  return true
}

function attempted(value: unknown): {
  readonly experiment?: Experiment
  readonly issues: readonly FieldFault[]
} {
  try {
    return { experiment: parseExperiment(value), issues: [] }
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error
    const schema = kinds[isFields(value) && 'problem' in value ? 'problem' : 'training']
    const issues = error.issues.map(({ path, message }) => ({ keys: keysOf(path), message }))
    return { issues: fieldFaults(schema, value, issues) }
  }
}

/** The place of the value at a path in the patch that set it. */
function standsAt(
  steps: readonly PlacedStep[],
  at: number,
  keys: Path,
  asKey: boolean,
): (Place & { readonly step: number }) | undefined {
  const by = patchedBy(steps, at).findLast((i) => decides(steps[i]?.patch?.value ?? {}, keys))
  const place = by === undefined ? undefined : steps[by]?.patch?.placeOf(keys, asKey)
  return by === undefined || !place ? undefined : { ...place, step: by }
}

/** True if every fence that the experiment of a step is made of can be read. */
const isRead = (steps: readonly PlacedStep[], at: number): boolean =>
  patchedBy(steps, at).every((i) => !steps[i]?.unread)

const withPlace = (message: string, stands: Place | undefined): string =>
  stands ? `${message} (it is in line ${stands.line})` : message

/** Places an issue in step `at`: at the value, or if an earlier step contains it, at the start of the step's own data. */
function ofStep(
  steps: readonly PlacedStep[],
  at: number,
  { keys, message, isUnknown }: FieldFault,
): ExperimentProblem {
  const own = steps[at]
  const stands = standsAt(steps, at, keys, isUnknown)
  if (stands?.step === at) return { ...stands, message, step: at }
  const here = own?.patch?.placeOf([]) ?? { line: own?.line ?? 1, column: 1 }
  return {
    ...here,
    message: withPlace(message, stands),
    step: at,
  }
}

/** The first issue of each group of a step's variants. Pauses before each variant. */
function* ofVariants(
  steps: readonly PlacedStep[],
  at: number,
  experiment: Experiment,
): Work<readonly ExperimentProblem[]> {
  const { shown, show } = steps[at] ?? {}
  if (!shown || !show) return []
  const problems: ExperimentProblem[] = []
  for (const variants of variantsOf(shown, show.value))
    for (const { patches, placeOf } of variants) {
      yield
      const value = patches.reduce<unknown>(mergePatch, experiment)
      const [issue] = attempted(value).issues
      if (!issue) continue
      const { keys } = issue
      const own = decides(patches.at(-1), keys)
      const stands = own ? undefined : standsAt(steps, at, keys, issue.isUnknown)
      const there = show.placeOf(placeOf(own ? keys : []), own && issue.isUnknown)
      problems.push({ ...there, message: withPlace(issue.message, stands), step: at })
      break
    }
  return problems
}

/** The steps with their patches. A patch that could not be read changes nothing. */
export const patchedSteps = (steps: readonly PlacedStep[]) =>
  steps.map(({ patch, ...step }) => ({ ...step, experiment: patch?.value ?? {} }))

interface ExperimentProblems {
  /** Each issue once, at the first step that has it. */
  readonly problems: readonly ExperimentProblem[]
  /** The steps that have no valid experiment, including those that inherit an issue. */
  readonly broken: readonly number[]
}

/** Parses the experiment of each step and its variants. Pauses before each. */
export function* experimentProblems(steps: readonly PlacedStep[]): Work<ExperimentProblems> {
  const known = new Set<string>()
  const broken: number[] = []
  const problems: ExperimentProblem[] = []
  const patched = patchedSteps(steps)
  for (const [at, { patch }] of steps.entries()) {
    if (at === 0 && !patch?.value) {
      broken.push(at)
      continue
    }
    yield
    const { experiment, issues } = attempted(mergedExperiment(patched, at))
    if (experiment) {
      problems.push(...(yield* ofVariants(steps, at, experiment)))
      continue
    }
    broken.push(at)
    // If a value is missing, it may be in a fence that cannot be read.
    const isWhole = isRead(steps, at)
    const fresh = issues.filter(
      ({ message, keys }) =>
        !known.has(message) && (isWhole || standsAt(steps, at, keys, false) !== undefined),
    )
    for (const { message } of fresh) known.add(message)
    problems.push(...fresh.map((issue) => ofStep(steps, at, issue)))
  }
  return { problems, broken }
}
