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

/** What is taken from the stage into a step. */
export interface OnStage {
  readonly experiment: Experiment
  /** The camera is taken too. */
  readonly camera?: boolean
  /** The step of the runs at which the step opens; not taken where it is undefined. */
  readonly opens?: number
}

/**
 * An experiment with some of what another has in its place.
 * @returns its issues where there is no such experiment: what was taken needs something else that was not
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

/** An experiment as it is written in a step, and the view that the step has beside it. */
interface Taken {
  readonly written: Patch
  readonly view: Patch | undefined
}

/**
 * What is on the stage, as a step has it whose experiment is written as `base`, and whose view is `view`: what differs from how the step opens
 * is written, its view beside the experiment.
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

/** A step with a view and with the step of the runs at which it opens. */
function withShown(text: string, step: number, { view }: Taken, { opens }: OnStage): Edit {
  const place = { step, fence: 'show' } as const
  const seen = setField(text, place, ['view'], view)
  return opens === undefined ? seen : setField(seen.text, place, ['opens'], opens)
}

/** Has a step open with what is on the stage. The other steps show what they did. A step whose fences cannot be read stays as it is. */
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

/** Puts a new step at place `at` that opens with what is on the stage. The others show what they did. */
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
