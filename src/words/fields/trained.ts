import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { algorithmFields } from './algorithm.ts'
import { dataFields } from './data.ts'
import { between, type FieldsOf, type FieldWords } from './field.ts'
import { metricFields } from './metric.ts'
import { modelFields } from './model.ts'
import { startFields } from './start.ts'

type Trained = 'algorithms' | 'starts' | 'model' | 'data' | 'seed' | 'metric'

/**
 * The fields that runs depend on; only these may be axes. They are loaded with the first picture, unlike those of
 * `experiment.ts`.
 */
export const trainedFields = {
  algorithms: { label: 'algorithms', each: { label: 'algorithm', fields: algorithmFields } },
  starts: { label: 'starts', each: { label: 'w₀', fields: startFields } },
  model: { label: 'model', fields: modelFields },
  data: { label: 'samples', fields: dataFields },
  seed: {
    label: 'seed',
    axis: (_, { experiment: { model } }) => (model.kind === 'function' ? undefined : between(1, 32)()),
  },
  metric: { label: 'loss', fields: metricFields },
} satisfies FieldsOf<Pick<TrainingExperiment, Trained>>

export const trainedWords: FieldWords = { fields: trainedFields }
