import '../../../../src/experiment/elsewhere.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import '../../../../src/experiment/functions/reader.ts'
import { arrayLines, float } from '../../../../src/exchange/python/literal.ts'
import { toPyTorch } from '../../../../src/exchange/python/to-pytorch.ts'
import { algorithmIds } from '../../../../src/experiment/spec/algorithm.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { lossIds } from '../../../../src/experiment/spec/metric.ts'
import { activations } from '../../../../src/experiment/spec/model.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { moons, onFunction, product } from '../../../support/experiments.ts'
import { torchCases } from '../../../support/files/torch-cases.ts'

/** Folder for the programs and the oracle's results, if test/python requests them. */
const folder = process.env['BADLANDS_TORCH_PROGRAMS']

/** The oracle's results for an experiment, in the form that test/python reads. */
const lossesOf = (experiment: TrainingInput) =>
  oracle.train(experiment).map(({ start, algorithm, steps, loss }) => ({
    start,
    algorithm,
    steps: [...steps],
    loss: [...loss].map(String),
  }))

test.for(Object.entries(torchCases))('%s gives a program, the same each time', ([name, experiment]) => {
  const program = toPyTorch(experiment)
  expect(toPyTorch(structuredClone(experiment))).toBe(program)
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.py`), program)
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(lossesOf(experiment)))
})

/** Programs kept as files for people to read. */
const kept: Readonly<Record<string, TrainingInput>> = {
  'one-sample': { ...product, title: 'One product of two weights' },
  moons: {
    ...moons,
    title: 'Two moons',
    algorithms: [
      { id: 'adam', learningRate: 0.05, steps: 60, schedule: { kind: 'cosine' } },
      { id: 'lion', learningRate: 0.01, steps: 60, batch: { size: 20 } },
    ],
  },
  himmelblau: onFunction(
    { id: 'himmelblau' },
    {
      title: 'Himmelblau, by two rules',
      algorithms: [
        { id: 'momentum', learningRate: 0.001, steps: 100 },
        { id: 'newton', learningRate: 1, steps: 10 },
      ],
    },
  ),
  convolution: { ...torchCases['conv-normalized']!, title: 'A small convolutional network' },
}

test.for(Object.entries(kept))('%s gives a readable program', async ([name, experiment]) => {
  await expect(toPyTorch(experiment)).toMatchFileSnapshot(`./programs/${name}.py`)
})

test('every rule, loss and activation has a program, or is refused by name', () => {
  const used = Object.values(torchCases)
  for (const id of algorithmIds) {
    if (used.some(({ algorithms }) => algorithms.some((one) => one.id === id))) continue
    const algorithm = { id, learningRate: 0.1, steps: 5 } as TrainingInput['algorithms'][number]
    expect(() => toPyTorch({ ...moons, metric: { loss: 'squared' }, algorithms: [algorithm] }), id).toThrow(
      `algorithms[0].id: '${id}' is not an optimiser of PyTorch`,
    )
  }
  expect(new Set(used.map(({ metric }) => metric.loss))).toEqual(
    new Set(lossIds.filter((loss) => loss !== 'zero-one')),
  )
  const models = used.map(({ model }) => ('activation' in model ? model.activation : undefined))
  for (const activation of activations) expect(models).toContain(activation)
})

const sgd = { id: 'sgd', learningRate: 0.1, steps: 5 } as const
const refusals: readonly [string, TrainingInput, string][] = [
  [
    'fresh samples',
    { ...moons, algorithms: [sgd, { ...sgd, batch: { size: 4, order: 'fresh' } }] },
    "algorithms[1].batch.order: 'fresh' draws new samples",
  ],
  [
    'a subspace',
    { ...moons, algorithms: [{ ...sgd, subspace: { dimension: 2 } }] },
    'algorithms[0].subspace: an optimiser of PyTorch moves weights',
  ],
  [
    'noise of a rule that looks at gradients without it',
    { ...moons, algorithms: [{ ...sgd, id: 'sam', noise: 1 }] },
    "algorithms[0].noise: 'sam' uses gradients without noise",
  ],
  [
    'a rest of what remembers',
    {
      ...moons,
      algorithms: [
        {
          ...sgd,
          id: 'adam',
          schedule: { kind: 'changes', at: [{ step: 1, learningRate: 0 }, { step: 2, learningRate: 1 }] },
        },
      ],
    },
    "algorithms[0].schedule: at a rate of 0 'adam' pauses here",
  ],
  [
    'idle biases that count',
    {
      ...moons,
      model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh', normalization: 'batch' },
      metric: { loss: 'logistic', weightDecay: 0.1 },
      starts: [{ kind: 'random', distribution: 'normal', biasScale: 1 }],
    },
    'model.normalization: batch normalisation cancels these biases',
  ],
  [
    'a run that was made elsewhere',
    { ...moons, algorithms: [sgd, { id: 'recorded', steps: [0], weights: [Array<number>(17).fill(0)] } as unknown as typeof sgd] },
    "algorithms[1].id: a 'recorded' run was trained elsewhere",
  ],
  [
    'a grid of values',
    onFunction({ id: 'grid', extent: { a: [0, 1], b: [0, 1] }, values: [[1, 2], [3, 4]] } as unknown as Parameters<typeof onFunction>[0]),
    "model.id: 'grid' has no formula",
  ],
  [
    'no layer that learns',
    { ...moons, model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh', trained: [] } },
    'model.trained: no layer is trained',
  ],
] // prettier-ignore

test.for(refusals)('%s: refused with the place', ([, experiment, message]) => {
  expect(() => toPyTorch(experiment)).toThrow(message)
})

test('a program that would be too large is refused before it is written', () => {
  const wide: TrainingInput['model'] = { kind: 'mlp', widths: [2, 500, 500, 1], activation: 'tanh' }
  const starts = Array.from({ length: 4 }, () => ({ kind: 'random', distribution: 'normal' }) as const)
  expect(() => toPyTorch({ ...moons, model: wide, starts })).toThrow(
    /^starts: the program would contain 9 MB of numbers, but the limit is 8 MB\./,
  )
  const data = { kind: 'generated', id: 'two-moons', size: 20_000 } as const
  const long = { ...sgd, steps: 1_000_000, batch: { size: 20_000 } }
  expect(() => toPyTorch({ ...moons, data, algorithms: [sgd, long] })).toThrow(
    /^algorithms\[1\].batch: .* 40001 MB/,
  )
  const noisy = { ...sgd, steps: 1_000_000, noise: 0.1 }
  expect(() => toPyTorch({ ...moons, algorithms: [noisy] })).toThrow(/^algorithms\[0\].noise: /)
})

test('a title stays within its comment', () => {
  const text = toPyTorch({ ...product, title: 'One\nimport os\r\u0000"""\u2028two' })
  expect(text.split('\n')[0]).toBe('# One import os """ two')
  expect(text).not.toMatch(/^import os/m)
})

test('numbers read back to their bits', () => {
  const values = [0.1 + 0.2, 1e-320, 1e21, -0, 3, 2 ** 60, -1 / 3]
  expect(values.map(float)).toEqual([
    '0.30000000000000004', '1e-320', '1e+21', '-0.0', '3.0', '1152921504606847000.0', '-0.3333333333333333',
  ]) // prettier-ignore
  const data = Float64Array.from({ length: 70 }, (_, i) => Math.sin(i) * 10 ** (i - 30))
  const lines = arrayLines({ name: 'x', about: 'Numbers', shape: [70], data })
  const bytes = Buffer.from(lines.slice(2, -1).join(''), 'base64')
  expect(Array.from({ length: 70 }, (_, i) => bytes.readDoubleLE(8 * i))).toEqual([...data])
})
