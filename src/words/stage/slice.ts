import { isRecorded } from '../../experiment/spec/recorded.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'

/** Sentences about a surface that was computed elsewhere, and about the runs over it. */
export function sliceWords({ algorithms }: Pick<TrainingExperiment, 'algorithms'>): readonly string[] {
  const recorded = algorithms.filter(isRecorded).length
  return [
    'This surface was computed elsewhere: it is a slice of a network that this page does not have.',
    ...(recorded > 0
      ? ['The recorded run was trained in the whole network; it is drawn at its nearest points of the slice.']
      : []),
    ...(recorded < algorithms.length ? ['Runs that start here see only the slice.'] : []),
  ]
}
