import { mergePatch } from '../../experiment/format/merge.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Patch, Step } from '../../exchange/lecture/scenario.ts'

/** Returns the merge patch that shows a step's answer; it may be empty. */
export function answerPatch({ reveal, dial }: Step): Patch {
  const at = dial?.values.findIndex((value: number | string) => value === reveal?.dial) ?? -1
  const view = reveal?.view
  return { ...dial?.experiments[at], ...reveal?.experiment, ...(view && { view }) }
}

/** Returns an experiment with the answer of its step shown. Parts that the experiment does not have stay unchanged. */
export function answered(step: Step, experiment: Experiment): Experiment {
  const patch = answerPatch(step)
  if (Object.keys(patch).length === 0) return experiment
  try {
    return parseExperiment(mergePatch(experiment, patch))
  } catch (error) {
    if (error instanceof ExperimentError) return experiment
    throw error
  }
}
