import { mergePatch } from '../../experiment/format/merge.ts'
import { hasRuns, type Experiment } from '../../experiment/spec/experiment.ts'
import type { Step } from '../../exchange/lecture/scenario.ts'
import type { GivenNames } from '../../words/axes.ts'

/** A plane without the part of it that is in the picture, as text. */
function planeText(experiment: Experiment, patch: unknown = {}): string | undefined {
  if (!hasRuns(experiment)) return undefined
  const plane = mergePatch(experiment.plane, patch)
  return JSON.stringify(mergePatch(plane, { extent: null }))
}

/**
 * Names that a step gives, as far as they are true of what is shown: of the starts while there are as many, of all that is in the plane
 * while it is that of the step or of a place of its dial. `written` is the experiment that the step opens with; `own` are the names of
 * a stage beside the main one, which stand in place of the step's.
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
