import { beforeAll, expect, test } from 'vitest'
import { fetchSamples } from '../../src/experiment/data/sample-file.ts'
import { buildTrainingProblem } from '../../src/experiment/training-problem.ts'
import { mean } from '../../src/math/statistics/moments.ts'
import { outputsAt } from '../../src/reference/objective/outputs.ts'
import type { TrainingInput } from '../../src/experiment/spec/experiment.ts'
import { hiddenUnits } from '../../src/experiment/spec/model.ts'
import { isLong } from '../support/long.ts'
import { digitsInput } from '../support/digits.ts'
import { trainedEnds } from '../support/training.ts'

beforeAll(() => fetchSamples(digitsInput()))

/** The share of a part whose digit a network names; the largest output is its answer. */
function accuracy({ experiment, ends }: ReturnType<typeof trainedEnds>, name: string): number {
  const { model } = buildTrainingProblem(experiment)
  if (model.kind !== 'network') throw new Error('expected a network')
  const { inputs, targets, count } = model.data.parts[name]!
  const of = { layout: model.layout, weights: ends[0]!, w0: undefined, linearized: false, company: undefined }
  const said = outputsAt(of, inputs, count)
  const largest = (row: Float64Array) => row.reduce((most, y, k) => (y > row[most]! ? k : most), 0)
  let right = 0
  for (let n = 0; n < count; n++) {
    const at = [10 * n, 10 * (n + 1)] as const
    if (largest(said.subarray(...at)) === largest(targets.subarray(...at))) right += 1
  }
  return right / count
}

type Network = Exclude<TrainingInput['model'], { kind: 'function' }>

const he = { distribution: 'he-normal' } as const

/** The training of S52: Adam from 0.01 to 0.001, batches of 64, 600 steps, from He's start with a last layer of Lecun's. */
const trained = (size: number, model: Network, seed: number) =>
  trainedEnds({
    ...digitsInput({ size }),
    seed,
    model,
    algorithms: [
      {
        id: 'adam',
        learningRate: 0.01,
        schedule: { kind: 'step', every: 1, factor: 0.1 ** (1 / 600) },
        batch: { size: 64 },
        steps: 600,
      },
    ],
    starts: [
      {
        kind: 'random',
        distribution: 'he-normal',
        layers: [...hiddenUnits(model).map(() => he), { distribution: 'lecun-normal' }],
      },
    ],
  })

/** A network of one hidden layer. */
const dense = (units: number): Network => ({ kind: 'mlp', widths: [64, units, 10], activation: 'relu' })

/** Networks of one hidden layer, with the means of S52 over its own five draws. */
const all = [
  { size: 512, units: 19, read: 0.919, shifted: 0.444 },
  { size: 512, units: 26, read: 0.921, shifted: 0.444 },
  { size: 1024, units: 19, read: 0.927, shifted: 0.464 },
  { size: 1024, units: 26, read: 0.933, shifted: 0.462 },
]
const seeds = isLong ? [1, 2, 3, 4, 5] : [1, 2]

test.each(isLong ? all : all.slice(0, 1))(
  'a small network reads nine digits of ten, and not half of them one pixel on: $size images, $units units (S52)',
  ({ size, units, read, shifted }) => {
    const found = seeds.map((seed) => {
      const network = trained(size, dense(units), seed)
      return { read: accuracy(network, 'test'), shifted: accuracy(network, 'shifted') }
    })
    for (const one of found) {
      expect(one.read).toBeGreaterThanOrEqual(0.9)
      expect(one.read).toBeLessThan(0.962)
      expect(one.shifted).toBeLessThan(0.5)
    }
    // The means of two sets of five draws: one such digit more or less is 0.0013, and the draws spread by 0.007 and 0.011.
    expect(Math.abs(mean(found.map((one) => one.read)) - read)).toBeLessThan(0.012)
    expect(Math.abs(mean(found.map((one) => one.shifted)) - shifted)).toBeLessThan(0.025)
  },
)

/** Networks of maps, `conv` of 1,898 weights and `gap` of 1,418, with the intervals of S52 over its own five draws. */
const maps = [
  { name: 'conv', head: 'flatten', size: 512, read: [0.907, 0.934], shifted: [0.529, 0.624] },
  { name: 'gap', head: 'mean', size: 512, read: [0.863, 0.912], shifted: [0.525, 0.662] },
  { name: 'conv', head: 'flatten', size: 1024, read: [0.926, 0.956], shifted: [0.555, 0.683] },
  { name: 'gap', head: 'mean', size: 1024, read: [0.85, 0.903], shifted: [0.538, 0.644] },
] as const

/** Five other draws reach beyond an interval of five by as much, about. */
const beyond = 0.03

test.each(isLong ? maps : maps.slice(0, 1))(
  'convolutions narrow the gap to digits one pixel on, and do not close it: $name, $size images (S52)',
  ({ head, size, read, shifted }) => {
    const pool: ('max' | 'none')[] = ['max', head === 'flatten' ? 'max' : 'none']
    const model: Network = { kind: 'conv', channels: [8, 16], pool, head, outputs: 10, activation: 'relu' }
    const found = (isLong ? seeds : [1]).map((seed) => {
      const network = trained(size, model, seed)
      return [accuracy(network, 'test'), accuracy(network, 'shifted')] as const
    })
    if (isLong) console.log(head, size, JSON.stringify(found))
    for (const [own, moved] of found) {
      expect(own).toBeGreaterThan(read[0] - beyond)
      expect(own).toBeLessThan(read[1] + beyond)
      expect(moved).toBeGreaterThan(shifted[0] - beyond)
      expect(moved).toBeLessThan(shifted[1] + beyond)
    }
  },
)
