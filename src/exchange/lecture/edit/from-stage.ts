import { isFields, type Patch } from '../../../experiment/format/merge.ts'
import { parseExperiment } from '../../../experiment/format/parse.ts'
import { same } from '../../../experiment/format/same.ts'
import { ExperimentError, type ExperimentIssue } from '../../../experiment/spec/values/error.ts'
import type { Experiment } from '../../../experiment/spec/experiment.ts'
import type { Difference } from '../../../words/experiment-differences.ts'
import { chainOf, keeping } from './chain.ts'
import { put, readPlace, setField } from './data.ts'
import { edited, refused, type Edit } from './edit.ts'
import { seenFrom } from '../merged.ts'
import { leanExperiment } from './lean.ts'
import { Outline } from './outline.ts'
import { addStep } from './steps.ts'

export interface OnStage {
  readonly experiment: Experiment
  readonly camera?: boolean
  /** The step of the runs at which the lecture step opens; unchanged if undefined. */
  readonly opens?: number
}

/**
 * Applies some differences to an experiment.
 * @returns the issues instead if the result is invalid, because an applied value needs another that was left out
 */
export function taking(
  experiment: Experiment,
  differences: readonly Difference[],
): { readonly experiment?: Experiment; readonly issues: readonly ExperimentIssue[] } {
  try {
    const value = differences.reduce<unknown>((whole, { path, value }) => put(whole, path, value), experiment)
    return { experiment: parseExperiment(value), issues: [] }
  } catch (error) {
    if (error instanceof ExperimentError) return { issues: error.issues }
    throw error
  }
}

/** The experiment to write in a step, and the view for its show fence. */
interface Taken {
  readonly written: Patch
  readonly view: Patch | undefined
}

/**
 * Splits the stage's experiment into what to write for a step with the written experiment `base` and the view `view`. Only what differs
 * from how the step opens changes; changes of the view go to the show fence.
 */
function takenInto(base: Patch, view: Patch | undefined, { experiment, camera = false }: OnStage): Taken {
  const [plain, opening] = [attempted(base), attempted(seenFrom(base, view))]
  if (!plain || !opening) return { written: leanExperiment(base, experiment), view }
  const [own, opened]: readonly [Patch, Patch] = [plain.view, opening.view]
  const wanted: Patch = { ...experiment.view, ...(!camera && { camera: opening.view.camera }) }
  const isKept = (name: string) => same(wanted[name], opened[name])
  const isOwn = (name: string) => same(wanted[name], own[name])
  const names = [...new Set([...Object.keys(view ?? {}), ...Object.keys(wanted)])]
  const beside = names.flatMap((name) => {
    const value = isKept(name) ? view?.[name] : isOwn(name) ? undefined : wanted[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const left = Object.entries(own).filter(([name]) => isKept(name) || wanted[name] !== undefined)
  const written = leanExperiment(base, { ...experiment, view: Object.fromEntries(left) } as Experiment)
  return { written, view: beside.length > 0 ? Object.fromEntries(beside) : undefined }
}

const attempted = (value: unknown): Experiment | undefined => taking(value as Experiment, []).experiment

/** Sets the view of a step, and the step of the runs at which it opens. */
function withShown(text: string, step: number, { view }: Taken, { opens }: OnStage): Edit {
  const place = { step, fence: 'show' } as const
  const seen = setField(text, place, ['view'], view)
  return opens === undefined ? seen : setField(seen.text, place, ['opens'], opens)
}

/**
 * Makes a step open with what is on the stage, without changing what the other steps show. A step with a fence that cannot be read is left
 * as it is.
 */
export function updateStep(text: string, step: number, stage: OnStage): Edit {
  const outline = new Outline(text)
  const links = chainOf(outline)
  const link = links[step]
  const shown = readPlace(outline, { step, fence: 'show' })
  const problems = [...(link?.problems ?? []), ...shown.problems.map((each) => ({ ...each, step }))]
  if (!link || problems.length > 0) return refused(text, ...problems)
  const { view } = isFields(shown.value) ? shown.value : {}
  const taken = takenInto(link.experiment, isFields(view) ? view : undefined, stage)
  const wanted = links.map((each, i) => (i === step ? { ...each, experiment: taken.written } : each))
  const kept = keeping(text, text, wanted)
  return edited(text, withShown(kept.text, step, taken, stage).text, kept.problems)
}

/** Inserts a step at `at` that opens with what is on the stage, without changing what the other steps show. */
export function addStage(
  text: string,
  at: number,
  { title = '', ...stage }: OnStage & { readonly title?: string },
): Edit {
  const base = chainOf(new Outline(text))[Math.max(0, at - 1)]?.experiment ?? {}
  const taken = takenInto(base, undefined, stage)
  const added = addStep(text, at, { title, experiment: taken.written })
  return edited(text, withShown(added.text, at, taken, stage).text, added.problems)
}
