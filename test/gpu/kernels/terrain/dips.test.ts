import { beforeAll, expect, test } from 'vitest'
import { TerrainKernel } from '../../../../src/engine/kernels/terrain/terrain-kernel.ts'
import { fetchSamples } from '../../../../src/experiment/data/sample-file.ts'
import { finish } from '../../../../src/math/work.ts'
import { randomDirection } from '../../../../src/reference/plane/directions.ts'
import { minimaOf } from '../../../../src/theory/quantity/surface/shape.ts'
import { largestError, relativeError } from '../../../support/agreement.ts'
import { testDevice } from '../../../support/device/device.ts'
import {
  atStrength,
  drawn,
  onDigits,
  onSpirals,
  skips,
  type DeepNet,
  type Net,
} from '../../../support/landscapes/deep-net.ts'
import { meanOver } from '../../../support/landscapes/figures.ts'
import { heightsOver } from '../../../support/landscapes/heights.ts'
import { onlyLong } from '../../../support/long.ts'

// S48 of src/theory/README.md: the dips counted in float32 equal those of float64, at the end of training and
// at w₀.

const { device } = await testDevice()

beforeAll(() => fetchSamples({ data: { id: 'digits' } }))

/** Surfaces by the kernel and in float64, along the same float32 directions from the same float32 weights. */
async function bothSurfaces({ problem, experiment, weights }: Net, points: number) {
  const kernel = new TerrainKernel(device)
  const direction = (index: number) =>
    Float32Array.from(finish(randomDirection(problem, weights, 'filter', index)))
  const grid = {
    origin: Float32Array.from(weights),
    u: direction(0),
    v: direction(1),
    extent: { a: [-1, 1] as [number, number], b: [-1, 1] as [number, number] },
    resolution: [points, points] as const,
  }
  const { values } = await kernel.run({ problem, metric: experiment.metric, ...grid })
  kernel.dispose()
  return { values, exact: heightsOver(problem, experiment.metric, grid, weights) }
}

/** The dips of a network in float32, which must equal those of float64. */
async function dipsOf(net: Net, points: number, bound: number): Promise<number> {
  const { values, exact } = await bothSurfaces(net, points)
  expect(largestError(values, exact, relativeError)).toBeLessThan(bound)
  const [ours, theirs] = [values, exact].map((heights) =>
    minimaOf({ values: heights, resolution: [points, points] }),
  )
  expect(ours).toBe(theirs)
  return ours!
}

const tanh = (strength: number): DeepNet => ({
  learns: 'spirals',
  hidden: 17,
  activation: 'tanh',
  gain: 1.5,
  algorithm: { id: 'adam', learningRate: 0.005, steps: 1 },
  seed: 1,
  ...atStrength(strength),
})

/** Float32 rounding through eighteen layers, relative to the height. */
const bound = 2e-5

test('the dips of eight square layers after forty steps are those of float64', async () => {
  const short = { size: 128, algorithm: { id: 'adam', learningRate: 0.005, steps: 40 } } as const
  expect(await dipsOf(onSpirals(8, 1, short), 17, bound)).toBeGreaterThan(3)
})

/** Points along each side. */
const points = 65

test.each(
  onlyLong([
    { name: 'spirals, D = 12', of: onSpirals, least: 60 },
    { name: 'digits, D = 12', of: onDigits, least: 60 },
  ]),
)(
  'over 65 × 65 points: $name, trained, plain and with skips',
  async ({ name, of, least }) => {
    const plain = await dipsOf(of(12, 1), points, bound)
    const bowl = await dipsOf(of(12, 1, skips), points, bound)
    meanOver(`${name}: dips in float32 and float64, plain`, [plain])
    meanOver(`${name}: dips in float32 and float64, skips`, [bowl])
    expect(plain).toBeGreaterThan(least)
    expect(bowl).toBeLessThan(12)
  },
  1_800_000,
)

test.each(onlyLong([[0, 0.97]]))(
  'over 65 × 65 points: tanh, D = 16, gain 1.5, at w₀, s = %d and %d',
  async (...strengths) => {
    const counts: number[] = []
    for (const s of strengths) counts.push(await dipsOf(drawn(tanh(s)), points, bound))
    meanOver('tanh at w₀: dips in float32 and float64', counts)
    expect(counts[0]).toBeGreaterThan(10 * counts[1]!)
  },
  1_800_000,
)
