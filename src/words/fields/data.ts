import type { DataSpec } from '../../experiment/spec/data.ts'
import type { ShiftSpec } from '../../experiment/spec/generated.ts'
import { between, type FieldsOf } from './field.ts'

export const dataFields = {
  id: { label: 'source' },
  expression: { label: 'formula of the data' },
  parameters: {},
  size: { label: 'train samples' },
  noise: { label: 'noise', name: 'noise of the data', axis: between(0, 1) },
  labelCorruption: { label: 'label corruption' },
  testSize: { label: 'test samples' },
  testNoise: { label: 'test noise' },
  teacher: { label: 'teacher network', name: 'teacher' },
  shift: {
    label: 'shifted part',
    fields: {
      rotation: { label: 'turn', name: 'turn of the shifted part' },
      scale: { label: 'stretch', name: 'stretch of the shifted part' },
      noise: { label: 'noise there', name: 'noise of the shifted part' },
      translation: { label: 'move', name: 'move of the shifted part' },
    } satisfies FieldsOf<ShiftSpec>,
  },
  features: { label: 'features' },
  task: { label: 'task', words: { regression: 'regression', classification: 'classification' } },
  inputs: { label: 'inputs' },
  inputNames: { label: 'names of the inputs' },
  targets: { label: 'targets' },
  weights: { name: 'weights of the samples' },
  testInputs: { name: 'test inputs' },
  testTargets: { name: 'test targets' },
  testWeights: { name: 'weights of the test samples' },
  parts: { name: 'parts of the data' },
  picture: { name: 'pixels along a side' },
} satisfies FieldsOf<DataSpec>
