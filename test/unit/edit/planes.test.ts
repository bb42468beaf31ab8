import { describe, expect, test } from 'vitest'
import { pictureLines } from '../../../src/view/surface/hud-lines.ts'
import { offeredPlanes, defaultPlane } from '../../../src/edit/planes.ts'
import { planeName } from '../../../src/words/plane.ts'
import { functions } from '../../../src/experiment/functions/catalogue.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import type { TrainingExperiment } from '../../../src/experiment/spec/experiment.ts'
import { onFunction } from '../../support/experiments.ts'

const ofFunction = (id: string): TrainingExperiment =>
  parseExperiment(
    onFunction(
      { id },
      {
        algorithms: [{ id: 'sgd', learningRate: 1e-4, steps: 40 }],
        starts: [{ kind: 'weights', values: [0.5, -0.75] }],
      },
    ),
  )

const oneWeight = parseExperiment({
  version: 1,
  seed: 1,
  data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[1]] },
  model: { kind: 'mlp', widths: [1, 1], activation: 'tanh', bias: false },
  metric: { loss: 'squared' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 4 }],
  starts: [{ kind: 'weights', values: [2] }],
  plane: { kind: 'line', from: [0], to: [1] },
})

/** Expects every offered plane to be distinct, and possible to draw. */
function drawn(experiment: TrainingExperiment): readonly string[] {
  const offered = offeredPlanes(experiment)
  const fields = offered.map((kind) => {
    const { u, v, values } = oracle.terrain({ ...experiment, plane: defaultPlane(kind, experiment)! }, { resolution: 3 }) // prettier-ignore
    expect(values.some(Number.isFinite), kind).toBe(true)
    return JSON.stringify([kind === 'hyperparameters', [...u], [...v]])
  })
  expect(new Set(fields).size).toBe(offered.length)
  return offered
}

describe('the offered planes can all be drawn', () => {
  test.each(functions.map(({ id }) => id))('of %s', (id) => {
    expect(drawn(ofFunction(id))).toEqual(['weights', 'pca', 'hessian', 'through', 'line', 'hyperparameters'])
  })

  test('of a single weight', () => {
    expect(drawn(oneWeight)).toEqual(['line', 'hyperparameters'])
  })
})

test('only the plane of the two weights is called the whole', () => {
  const experiment = ofFunction('himmelblau')
  expect(planeName('weights', experiment)).toBe('the whole plane')
  expect(planeName('line', experiment)).toBe('a line')
  const words = (kind: 'weights' | 'line' | 'hessian') =>
    pictureLines({ ...experiment, plane: defaultPlane(kind, experiment)! }, undefined, undefined).join()
  expect(words('weights')).toContain('the whole weight space')
  expect(words('line')).toBe('slice along a line')
  expect(words('hessian')).toContain('plane of the largest curvatures')
})
