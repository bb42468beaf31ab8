import { expect, test } from 'vitest'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { placement } from '../../../../src/reference/oracle/run/place.ts'
import { roundedPlane } from '../../../../src/engine/rounded-plane.ts'
import { TerrainKernel } from '../../../../src/engine/kernels/terrain/terrain-kernel.ts'
import type { TerrainRequest } from '../../../../src/engine/path.ts'
import { functions } from '../../../../src/experiment/functions/catalogue.ts'
import { testDevice } from '../../../support/device/device.ts'
import { onFunction } from '../../../support/experiments.ts'
import { farFaults, reaching } from '../../../support/matrix/far.ts'
import { metricSpec, mlpSpec, networkProblem, partOfRows } from '../../../support/network.ts'
import { expectedValues, worstError } from '../../../support/kernels/terrain.ts'

const { device } = await testDevice()
const kernel = new TerrainKernel(device)
const part = partOfRows([[0]], [[0]])
const { experiment } = networkProblem(mlpSpec({ widths: [1, 1] }), { train: part, test: part })

test.each(functions)('the terrain of $id, with weight decay, on a skew plane', async (f) => {
  const { window } = f
  const request: TerrainRequest = {
    problem: {
      experiment,
      model: { kind: 'function', function: f, parameters: f.parameters },
      size: 2,
    },
    metric: metricSpec({ weightDecay: 0.5 }),
    origin: Float32Array.of(0.25, -0.125),
    u: Float32Array.of(0.5, 0.125),
    v: Float32Array.of(-0.25, 0.5),
    extent: window,
    resolution: [9, 8],
  }
  const field = await kernel.run(request)
  const expected = expectedValues(request)
  expect(worstError(field, expected, Math.max(...expected.map(Math.abs)))).toBeLessThan(2e-6)
  expect(field.nonFinite).toBe(0)
})

test.each(functions)('far out the terrain of $id is a number where float32 holds one', async ({ id }) => {
  const resolution = [3, 2] as const
  const wrong: string[] = []
  for (const reach of [1e4, 1e10, 1e18, 1e30]) {
    const experiment = reaching(onFunction({ id }), reach)
    const problem = buildTrainingProblem(parseExperiment(experiment))
    const { metric } = problem.experiment
    const plane = roundedPlane(placement(problem).plane)
    const { values } = await kernel.run({ problem, metric, ...plane, resolution })
    wrong.push(...farFaults(experiment, metric, resolution, values).map((fault) => `${reach}: ${fault}`))
  }
  expect(wrong).toEqual([])
})
