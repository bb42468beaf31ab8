import { patchBetween } from '../../../edit/patch.ts'
import { isFields, mergePatch, type Patch } from '../../../experiment/format/merge.ts'
import { parseExperiment } from '../../../experiment/format/parse.ts'
import { same } from '../../../experiment/format/same.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { Experiment } from '../../../experiment/spec/experiment.ts'
import { canBeKeys } from '../fences/labels.ts'
import { chainOf } from './chain.ts'
import { leanExperiment } from './lean.ts'
import { Outline } from './outline.ts'

type Fields = Readonly<Record<string, unknown>>

/** A stage next to the main one, as the lecture's text contains it. */
export interface WrittenBeside {
  readonly title: string
  readonly experiment: unknown
  readonly [field: string]: unknown
}

/** Reads the additional stages of a step from a list, or from a map by their titles. */
export function besideOf(written: unknown): readonly WrittenBeside[] {
  if (Array.isArray(written))
    return written.filter(isFields).map((one) => ({ experiment: {}, ...one, title: String(one['title']) }))
  if (!isFields(written)) return []
  return Object.entries(written).map(([title, experiment]) => ({ title, experiment }))
}

/**
 * Writes stages as a map of their titles, unless they are `written` as a list or a map cannot express them; undefined if there are none.
 */
export function besideText(written: unknown, stages: readonly WrittenBeside[]): unknown {
  if (stages.length === 0) return undefined
  const isPlain = stages.every((stage) => Object.keys(stage).length === 2)
  if (Array.isArray(written) || !isPlain || !canBeKeys(stages.map(({ title }) => title))) return stages
  return Object.fromEntries(stages.map(({ title, experiment }) => [title, experiment]))
}

/** The title, or if it is taken the title with the first free number, such as `Adam 2`. */
export function freeTitle(title: string, stages: readonly Pick<WrittenBeside, 'title'>[]): string {
  const taken = stages.map((stage) => stage.title)
  let free = title
  for (let i = 2; taken.includes(free); i++) free = `${title} ${i}`
  return free
}

const shows = (opening: Experiment, patch: Patch, wanted: Experiment): boolean => {
  try {
    return same(parseExperiment(mergePatch(opening, patch)), wanted)
  } catch (error) {
    if (error instanceof ExperimentError) return false
    throw error
  }
}

/**
 * Returns a patch that makes an additional stage show `wanted` in a step that opens with `opening`. It is as short as an author would write
 * it, and contains every field only if the short one would not do.
 */
export function besidePatch(text: string, step: number, opening: Experiment, wanted: Experiment): Patch {
  const written = chainOf(new Outline(text))[step]?.experiment ?? {}
  const [{ view: seen }, { view, ...others }]: readonly [Fields, Fields] = [{ ...opening }, { ...wanted }]
  const lean = patchBetween(written, leanWith(written, others, opening))
  const looks = isFields(seen) && isFields(view) ? patchBetween(seen, view) : {}
  const patch = { ...lean, ...(Object.keys(looks).length > 0 && { view: looks }) }
  return shows(opening, patch, wanted) ? patch : patchBetween({ ...opening }, { ...wanted })
}

/** The step's written experiment with everything from the wanted one except the view. */
function leanWith(written: Patch, others: Fields, { view }: Experiment): Patch {
  const own = parsedView(written) ?? view
  return leanExperiment(written, { ...others, view: own } as Experiment)
}

function parsedView(written: Patch): Experiment['view'] | undefined {
  try {
    return parseExperiment(written).view
  } catch (error) {
    if (error instanceof ExperimentError) return undefined
    throw error
  }
}
