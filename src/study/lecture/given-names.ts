import { mergePatch } from '../../experiment/format/merge.ts'
import { hasRuns, type Experiment } from '../../experiment/spec/experiment.ts'
import type { Step } from '../../exchange/lecture/scenario.ts'
import type { GivenNames } from '../../words/axes.ts'

/** Returns a plane without its extent, as text. */
function planeText(experiment: Experiment, patch: unknown = {}): string | undefined {
  if (!hasRuns(experiment)) return undefined
  const plane = mergePatch(experiment.plane, patch)
  return JSON.stringify(mergePatch(plane, { extent: null }))
}

/**
 * Returns the names that a step gives, as long as they are true of the current experiment: those of the starts while
 * their number is the same, and those in the plane while it is the step's plane, or that of a dial position. `written` is
 * the experiment that the step opens with. `own` has the names of a stage next to the main one, which replace the step's.
 */
export function givenNames(
  { names, dial }: Pick<Step, 'names' | 'dial'>,
  own: GivenNames | undefined,
  written: Experiment,
  shown: Experiment,
): GivenNames {
  const { starts, ...inPlane } = { ...names, ...own }
  if (!hasRuns(written) || !hasRuns(shown)) return {}
  const patches = [{}, ...(dial?.experiments ?? []).map((patch) => patch['plane'])]
  const plane = planeText(shown)
  return {
    ...(starts && written.starts.length === shown.starts.length && { starts }),
    ...(patches.some((patch) => planeText(written, patch) === plane) && inPlane),
  }
}
