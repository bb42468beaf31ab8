import type { StageContent } from '../../../src/scene/types.ts'

/** An empty stage over the unit square, with linear heights from 0 to 1. */
export const emptyStage: StageContent = {
  terrain: undefined,
  ghost: undefined,
  extent: { a: [0, 1], b: [0, 1] },
  scale: { kind: 'linear', range: [0, 1], minimum: 0, floor: 1e-6 },
  colors: 'strata',
  theme: 'light',
  axes: { a: 'a', b: 'b', height: 'loss' },
  paths: [],
  starts: [],
  curves: [],
  marks: [],
}
