import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { Terrain } from '../reference/results.ts'
import { componentsRun } from '../words/plane.ts'

/** Returns the note about principal components that a frozen plane keeps; empty for other directions. */
export function componentsNote(experiment: TrainingExperiment, { variance }: Pick<Terrain, 'variance'>) {
  const run = componentsRun(experiment)
  if (run === undefined || !variance) return {}
  const { explained, randomWalk, dimensions } = variance
  return {
    components: {
      run,
      explained: [...explained] satisfies [number, number],
      randomWalk: [...randomWalk] satisfies [number, number],
      ...(dimensions !== undefined && { dimensions }),
    },
  }
}
