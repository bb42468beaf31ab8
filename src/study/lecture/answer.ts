import { mergePatch } from '../../experiment/format/merge.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Patch, Step } from '../../exchange/lecture/scenario.ts'

/** The merge patch from the state in which a step asks to that in which its answer is seen; it may change nothing. */
export function answerPatch({ reveal, dial }: Step): Patch {
  const at = dial?.values.findIndex((value: number | string) => value === reveal?.dial) ?? -1
  const view = reveal?.view
  return { ...dial?.experiments[at], ...reveal?.experiment, ...(view && { view }) }
}

/** An experiment in the state in which the answer of its step is seen; as it is where the step changes nothing that it has. */
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
