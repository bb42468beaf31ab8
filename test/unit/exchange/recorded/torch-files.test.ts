import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fromNpz } from '../../../../src/exchange/arrays/npz.ts'
import type { NumberArrays } from '../../../../src/exchange/arrays/arrays.ts'
import { openedArrays } from '../../../../src/exchange/recorded/array-file.ts'
import { flatWeights, mlpOf } from '../../../../src/exchange/recorded/mlp.ts'
import type { RecordedSpec } from '../../../../src/experiment/spec/recorded.ts'
import type { TrainingExperiment } from '../../../../src/experiment/spec/experiment.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { recordedDifference } from '../../../../src/experiment/recorded/recorded-difference.ts'

// Files made by PyTorch through badlands.py (test/python/make_files.py). A few are stored;
// `npm run test:python` makes all of them.
const folder = process.env['BADLANDS_TORCH_FILES'] ?? join(import.meta.dirname, '../../../fixtures/torch')
const files = readdirSync(folder).filter((name) => name.endsWith('.npz'))
const runs = files.filter((name) => !/^(?:surface|style)-/u.test(name))
const surfaces = files.filter((name) => name.startsWith('surface-'))

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)))

function recordedOf({ algorithms: [run] }: TrainingExperiment): RecordedSpec {
  if (run?.id !== 'recorded') throw new Error('The run is not recorded.')
  return run
}

test('there are runs of each rule, activation and loss, and surfaces', () => {
  const all = runs.join(' ')
  for (const word of [
    'sgd',
    'momentum',
    'adam-',
    'adamw',
    'tanh',
    'relu',
    'gelu',
    'squared',
    'logistic',
    'binary',
    'cross-entropy',
  ])
    expect(all).toContain(word)
  expect(surfaces).toHaveLength(3)
})

test.each(runs)(
  '%s: the losses that PyTorch recorded are those that are computed here, at every record',
  (name) => {
    const { experiment, kind, says } = openedArrays(name, bytesOf(name))
    expect(kind).toBe('run')
    expect(says).toMatch(/^A run made elsewhere, with \d+ records and its data\.$/u)
    const recorded = recordedOf(experiment)
    const [run] = oracle.train(experiment, { record: 1, runs: [0] })
    expect([...run!.steps]).toEqual(recorded.steps)
    expect(recordedDifference(recorded, run!)!.largest).toBeLessThan(1e-5)
    expect(run!.distance.every((distance) => Number.isFinite(distance))).toBe(true)
  },
)

test.each(runs.filter((name) => name.startsWith('double-')))(
  '%s: the same rule, trained here from w₀, has the losses of PyTorch',
  (name) => {
    const { experiment } = openedArrays(name, bytesOf(name))
    const recorded = recordedOf(experiment)
    expect(experiment.algorithms).toHaveLength(2)
    const [, ours] = oracle.train(experiment, { record: 1 })
    expect(recordedDifference(recorded, ours!)!.largest).toBeLessThan(1e-5)
  },
)

/** A direction or point of the file, in the engine's order of weights. */
function vectorOf(arrays: NumberArrays, axis: string): number[] {
  const parts = Object.entries(arrays).filter(([name]) => name.startsWith(`${axis}/`))
  const own = Object.fromEntries(parts.map(([name, array]) => [name.slice(axis.length + 1), array]))
  return [
    ...flatWeights(
      mlpOf(Object.fromEntries(Object.entries(own).map(([name, { shape }]) => [name, shape]))),
      own,
    ),
  ]
}

test.each(surfaces)("%s: the surface of badlands.surface equals the oracle's, at each point", (name) => {
  const arrays = fromNpz(bytesOf(name))
  const run = openedArrays(name, bytesOf(name.replace('surface-', 'double-adam-'))).experiment
  const [origin, u, v] = ['w', 'u', 'v'].map((axis) => vectorOf(arrays, axis))
  const plane = { kind: 'directions', u, v, origin, extent: { a: [-1, 1], b: [-1, 1] } } as const
  const { values, resolution } = oracle.terrain({ ...run, plane } as TrainingExperiment, { resolution: 9 })
  const [na, nb] = resolution
  const theirs = arrays['train_loss']!
  expect(theirs.shape).toEqual([na, nb])
  for (let i = 0; i < na; i++)
    for (let j = 0; j < nb; j++) {
      const ours = values[j * na + i]!
      expect(Math.abs(ours - theirs.data[i * nb + j]!) / ours).toBeLessThan(1e-5)
    }
  const slice = openedArrays(name, bytesOf(name))
  expect(slice.kind).toBe('surface')
  const drawn = oracle.terrain(slice.experiment, { resolution: 9 })
  drawn.values.forEach((value, k) => expect(value).toBeCloseTo(values[k]!, 5))
})
