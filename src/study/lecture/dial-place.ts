import { mergePatch } from '../../experiment/format/merge.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { Dial, Patch } from '../../exchange/lecture/scenario.ts'
import { textOf } from '../../store/cache/cache-keys.ts'

const leaves = (experiment: Experiment, patch: Patch): boolean =>
  textOf(parseExperiment(mergePatch(experiment, patch))) === textOf(experiment)

const places = new WeakMap<Experiment, number>()

/** Returns the index of a dial position whose patch the experiment already has; -1 if there is none. */
export function dialPlace({ experiments }: Dial, experiment: Experiment): number {
  const place = places.get(experiment) ?? experiments.findIndex((patch) => leaves(experiment, patch))
  places.set(experiment, place)
  return place
}
