import { beforeAll, expect, test } from 'vitest'
import { fetchSamples } from '../../src/experiment/data/sample-file.ts'
import { fusedObjective } from '../../src/engine/workers/fused-objective.ts'
import { parseTraining } from '../../src/experiment/format/parse.ts'
import { placement } from '../../src/reference/oracle/run/place.ts'
import { buildTrainingProblem } from '../../src/experiment/training-problem.ts'
import { fromHe } from '../../src/scenarios/data/he-start.ts'
import { isLong } from '../support/long.ts'
import { digitsInput, rightOn } from '../support/digits.ts'
import { trainedEnds } from '../support/training.ts'

beforeAll(() => fetchSamples(digitsInput()))

/** The share of a part that a network names rightly at its end. */
const right = ({ experiment, ends: [end] }: ReturnType<typeof trainedEnds>, part: string): number =>
  rightOn({ problem: buildTrainingProblem(experiment), end: end! }, part)

/** Networks that know 256 digits by heart, a share of whose labels is from a hat (S54). */
function byHeart(share: number, seed: number) {
  const network = trainedEnds({
    ...digitsInput({ labelCorruption: share }),
    seed,
    model: { kind: 'mlp', widths: [64, 48, 48, 10], activation: 'relu' },
    algorithms: [{ id: 'adam', learningRate: 0.003, steps: 500, stop: { quantity: 'loss', below: 0.02 } }],
    starts: fromHe(2),
  })
  return { network, steps: network.steps[0]!, area: areaBelow(network, 0.5), read: right(network, 'test') }
}

/** The share of a grid of 25 × 25 points around the end, along filter-normalised directions, at which the loss is below a level. */
function areaBelow({ experiment, ends }: ReturnType<typeof trainedEnds>, level: number): number {
  const problem = buildTrainingProblem(parseTraining({ ...experiment, starts: [{ kind: 'weights', values: [...ends[0]!] }] })) // prettier-ignore
  const { origin, u, v } = placement(problem).plane
  const run = { algorithm: { linearized: false }, weights: ends[0]! }
  const loss = fusedObjective(problem, experiment.metric, run)
  const ticks = Array.from({ length: 25 }, (_, i) => i / 12 - 1)
  const below = ticks.flatMap((b) => ticks.filter((a) => loss.value(origin.map((w, k) => w + a * u[k]! + b * v[k]!)) < level)) // prettier-ignore
  return below.length / ticks.length ** 2
}

test.each(isLong ? [1, 2, 3, 4, 5] : [1])(
  'true labels lie in a valley, labels from a hat in a pinhole; both are known by heart: seed %i (S54)',
  (seed) => {
    const [truth, hat] = [byHeart(0, seed), byHeart(1, seed)]
    for (const { network } of [truth, hat]) expect(right(network, 'train')).toBeGreaterThan(0.99)
    expect(truth.read).toBeGreaterThan(0.8)
    expect(hat.read).toBeLessThan(0.2)
    expect(truth.area / hat.area).toBeGreaterThan(8)
    expect(truth.area / hat.area).toBeLessThan(40)
    expect(hat.steps / truth.steps).toBeGreaterThan(2)
    expect(hat.steps / truth.steps).toBeLessThan(6)
  },
)
