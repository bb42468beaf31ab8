import { expect, test } from 'vitest'
import { coordinate } from '../../../../src/engine/kernels/terrain/grid.ts'
import { TerrainKernel } from '../../../../src/engine/kernels/terrain/terrain-kernel.ts'
import type { TerrainDevice } from '../../../../src/engine/kernels/terrain/program.ts'
import { fusedObjective } from '../../../../src/engine/workers/fused-objective.ts'
import { minimaOf } from '../../../../src/theory/quantity/surface/shape.ts'
import { largestError, relativeError } from '../../../support/agreement.ts'
import { countPipelines } from '../../../support/kernels/count-pipelines.ts'
import { testDevice } from '../../../support/device/device.ts'
import { mlpSpec } from '../../../support/network.ts'
import {
  expectedValues,
  terrainRequest,
  worstError,
  type TerrainCase,
} from '../../../support/kernels/terrain.ts'
import { byTurns } from '../../../support/turns.ts'

const { device } = await testDevice()

const software: TerrainDevice = { workgroupMemory: 32_768, subgroup: 4, software: true }
const card: TerrainDevice = { workgroupMemory: 16_384, subgroup: 32, software: false }
/** Has room for the moments of only two vectors of units at once. */
const tightCard: TerrainDevice = { ...card, workgroupMemory: 6144 }

/** As for networks without skips and normalisation (terrain.test.ts): float32 through up to six layers. */
const bound = 4e-6

const whole = { strength: 1, branch: 'inverse-sqrt' } as const
const half = { strength: 0.5, branch: 'complement' } as const
const square = [2, 8, 8, 8, 1]

const cases: Record<string, TerrainCase> = {
  'skips alone, in turns of 64 lanes': {
    model: mlpSpec({ widths: square, activation: 'relu', residual: whole }),
    metric: { loss: 'logistic', weightDecay: 0.01 },
    count: 300,
  },
  'skips and batch normalisation, 200 samples of 256 places': {
    model: mlpSpec({ widths: square, residual: half, normalization: 'batch' }),
    metric: { loss: 'hinge' },
    count: 200,
  },
  'batch normalisation alone, three classes, weighted': {
    model: mlpSpec({
      widths: [5, 8, 8, 7, 3],
      activation: 'gelu',
      normalization: 'batch',
      parameterization: 'ntk',
      outputScale: 2,
    }),
    metric: { loss: 'cross-entropy', reduction: 'sum' },
    count: 64,
    weighted: true,
  },
  'layer normalisation of layers of odd widths, blended, with ten outputs': {
    model: mlpSpec({
      widths: [3, 9, 6, 6, 10],
      activation: 'softplus',
      linearity: 0.3,
      normalization: 'layer',
      residual: half,
      outputActivation: 'sigmoid',
    }),
    count: 30,
    weighted: true,
  },
  'one hidden layer, normalised over 700 samples, without biases': {
    model: mlpSpec({ widths: [17, 10, 2], activation: 'silu', normalization: 'batch', bias: false }),
    metric: { loss: 'zero-one' },
    count: 700,
  },
}

/** Cases whose moments are combined in parts. */
const inParts: Record<string, TerrainCase> = {
  'layers of twelve units': {
    model: mlpSpec({ widths: [2, 12, 12, 1], activation: 'sine', normalization: 'batch', residual: whole }),
    count: 256,
    resolution: [3, 2],
  },
}

const adapters = [
  ['in software', software, cases],
  ['on a card', card, cases],
  ['on a tight card', tightCard, inParts],
] as const

test.each(
  byTurns(
    adapters.flatMap(([where, adapter, all]) =>
      Object.entries(all).map(([name, given]) => [name, where, adapter, given] as const),
    ),
  ),
)('%s, cut as %s, agrees with the oracle', async (_name, _where, adapter, given) => {
  const kernel = new TerrainKernel(device, adapter)
  const request = terrainRequest(given)
  const field = await kernel.run(request)
  expect(kernel.variant).toContain('layered')
  const expected = expectedValues(request)
  expect(worstError(field, expected, Math.max(...expected.map(Math.abs)) / 10)).toBeLessThan(bound)
  kernel.dispose()
})

test('thirteen layers of 16 units have the dips of float64, and their dial compiles nothing', async () => {
  const points = 25
  const kernel = new TerrainKernel(device)
  const requestOf = (strength: number) =>
    terrainRequest({
      model: mlpSpec({
        widths: [2, ...Array<number>(13).fill(16), 1],
        activation: 'relu',
        normalization: 'batch',
        residual: { strength, branch: 'complement' },
      }),
      metric: { loss: 'logistic' },
      count: 256,
      resolution: [points, points],
      spread: 1.4,
    })
  const found: number[] = []
  let pipelines = 0
  const compiled = countPipelines(device)
  for (const strength of [0, 0.97]) {
    const request = requestOf(strength)
    const { values } = await kernel.run(request)
    const objective = fusedObjective(request.problem, request.metric, {
      algorithm: { linearized: false },
      weights: new Float64Array(),
    })
    const exact = Float64Array.from({ length: points ** 2 }, (_, k) => {
      const a = coordinate(request.extent.a, k % points, points)
      const b = coordinate(request.extent.b, Math.floor(k / points), points)
      return objective.value(
        Float64Array.from(request.origin, (o, i) => o + a * request.u[i]! + b * request.v[i]!),
      )
    })
    expect(largestError(values, exact, relativeError)).toBeLessThan(bound)
    const [ours, theirs] = [values, exact].map((heights) =>
      minimaOf({ values: heights, resolution: [points, points] }),
    )
    expect(ours).toBe(theirs)
    found.push(theirs!)
    if (strength === 0) pipelines = compiled()
  }
  expect(compiled()).toBe(pipelines)
  expect(found[0]).toBeGreaterThan(5 * found[1]!)
  kernel.dispose()
})

test('a non-finite loss stays so, and what exceeds a workgroup is refused in words', async () => {
  const model = mlpSpec({ widths: square, activation: 'relu', normalization: 'batch', residual: half })
  const request = terrainRequest({ model, count: 20, resolution: [3, 3] })
  const kernel = new TerrainKernel(device, card)
  // Beyond 1.8e19 the squares of the first layer's sums are infinite. That is a hole, not the value that
  // 1/sqrt(infinity) = 0 would give.
  const far = { ...request, origin: request.origin.map((w, i) => (i < 2 * 8 ? 1e25 * w : w)) }
  expect((await kernel.run(far)).nonFinite).toBe(9)
  const refused = (given: TerrainCase) => kernel.supports(terrainRequest(given))
  expect(refused({ model: mlpSpec({ widths: [2, 40, 40, 1], residual: half }) })).toContain(
    'at most 32 units',
  )
  expect(refused({ model, count: 1100 })).toContain('at most 1024 samples')
  expect(refused({ model: mlpSpec({ widths: square, residual: half, centered: true }) })).toContain('centred')
  expect(() => kernel.variants(terrainRequest({ model, count: 1100 }))).toThrow('at most 1024 samples')
  const tight = new TerrainKernel(device, { ...card, workgroupMemory: 512 })
  expect(tight.supports(request)).toContain('Could not load')
  await tight.prepare(request.problem)
  expect(tight.supports(request)).toContain('which has 512 bytes')
})
