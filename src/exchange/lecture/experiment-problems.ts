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

/** Something of a run that a step names, where it stands. */
export interface PlacedCall extends Place {
  readonly call: {
    readonly arguments?: Readonly<Record<string, number | string>>
    readonly stage?: number
  }
}

/** A step with the places of its data. */
export interface PlacedStep extends Pick<Step, 'id' | 'title' | 'from'> {
  /** Of its heading. */
  readonly line: number
  readonly patch?: { readonly value: Patch | undefined; readonly placeOf: YamlRead['placeOf'] }
  readonly show?: { readonly value: unknown; readonly placeOf: YamlRead['placeOf'] }
  /** What is claimed of it in its fence. */
  readonly claims?: readonly PlacedCall[]
  /** What it shows, as its fence says. */
  readonly shown?: Partial<Step>
  /** Its experiment cannot be read, or is a patch on none. */
  readonly unread?: true
  /** What was read of it; undefined where a part of it is broken. */
  readonly step?: Step
  /** The numbers of its words. */
  readonly numbers: readonly PlacedNumber[]
}

/** A problem of a step's experiment. */
export interface ExperimentProblem extends Place {
  readonly message: string
  readonly step: number
}

/** True where a patch decides what stands at a path: it has it, or a list or a scalar above it. */
function decides(patch: unknown, path: Path): boolean {
  let part = patch
  for (const step of path) {
    if (!isFields(part)) return true
    if (!Object.hasOwn(part, String(step))) return false
    part = part[String(step)]
  }
  return true
}

/** An experiment, or what is wrong with it. */
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

/** Where the value at a path stands that a step's patches have made. */
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

/** True of a step whose experiment is made of fences that can all be read. */
const isRead = (steps: readonly PlacedStep[], at: number): boolean =>
  patchedBy(steps, at).every((i) => !steps[i]?.unread)

const withPlace = (message: string, stands: Place | undefined): string =>
  stands ? `${message} (it stands in line ${stands.line})` : message

/** An issue of step `at` in its fence: at the value, or at its beginning with the line where the value stands. */
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

/** The first issue of each group of a step's variants; rests at each variant. */
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

/** The steps with what their patches say; a patch that was not read changes nothing. */
export const patchedSteps = (steps: readonly PlacedStep[]) =>
  steps.map(({ patch, ...step }) => ({ ...step, experiment: patch?.value ?? {} }))

/** What is wrong with the experiments of the steps. */
interface ExperimentProblems {
  /** Each issue once, at the first step that has it. */
  readonly problems: readonly ExperimentProblem[]
  /** The steps that have no experiment, those behind the first that has an issue too. */
  readonly broken: readonly number[]
}

/** Tries the experiment of each step, and what the step varies of it; rests at each of them. */
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
    // What is missing may stand in a fence that cannot be read.
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
