import { isRecorded } from '../../experiment/spec/recorded.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'

/** Returns sentences about a surface computed elsewhere, and about the runs over it. */
export function sliceWords({ algorithms }: Pick<TrainingExperiment, 'algorithms'>): readonly string[] {
  const recorded = algorithms.filter(isRecorded).length
  return [
    'This surface was computed elsewhere. It is a slice of a network that this page does not have.',
    ...(recorded > 0
      ? ['The recorded run trained the whole network. It is drawn at the nearest points of the slice.']
      : []),
    ...(recorded < algorithms.length ? ['Runs that start here see only the slice.'] : []),
  ]
}
