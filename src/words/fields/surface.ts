import type { TerrainSpec } from '../../experiment/spec/terrain.ts'
import type { ViewSpec } from '../../experiment/spec/view.ts'
import { quantityNames } from '../names.ts'
import type { FieldsOf } from './field.ts'

const trained = { loss: 'final loss', convergence: 'convergence', steps: 'steps', status: 'status' } as const

export const terrainFields = {
  quantity: { label: 'surface', words: { metric: 'metric', outcome: 'outcome', ...quantityNames } },
  metric: { name: 'loss of the surface' },
  ghost: { label: 'ghost' },
  algorithm: { label: 'trained by', name: 'algorithm of all points' },
  tolerance: { label: 'converged at |∇L|' },
  clusterBy: {
    label: 'same end',
    words: {
      function: 'the same function',
      weights: 'the same weights',
      'weights-up-to-permutation': 'weights up to the order of units',
    },
  },
  show: {
    label: 'coloured by',
    name: 'colours of the surface',
    words: { cluster: 'where it ends', ...trained, convergence: 'speed of convergence' },
  },
  coloredBy: { label: 'coloured by', name: 'colours of the surface', words: trained },
} satisfies FieldsOf<TerrainSpec>

export const viewFields = {
  camera: { name: 'camera' },
  height: { label: 'height', words: { linear: 'linear', log: 'logarithmic' } },
  range: { label: 'height', name: 'range of heights' },
  arrows: { label: 'arrows' },
  planes: { name: 'planes', words: { one: 'one', own: 'own' } },
  internals: { label: 'inside the step' },
  colors: { label: 'colours', words: { strata: 'strata', viridis: 'viridis', cividis: 'cividis' } },
  inputs: { name: 'inputs of the picture' },
  step: { name: 'step of the runs' },
  follow: { label: 'follow w₀' },
} satisfies FieldsOf<ViewSpec>
