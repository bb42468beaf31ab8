import { describe, expect, test } from 'vitest'
import '../../../../src/experiment/functions/reader.ts'
import { buildDataset } from '../../../../src/experiment/data/build.ts'
import { fetchSamples } from '../../../../src/experiment/data/sample-file.ts'
import { freshSamplesOf } from '../../../../src/experiment/data/lazy-dataset.ts'
import { generators } from '../../../../src/experiment/generators/catalogue.ts'
import type { Part } from '../../../../src/experiment/data/dataset.ts'
import { chebyshevPolynomial } from '../../../../src/experiment/generators/curves.ts'
import type { GeneratedSpec } from '../../../../src/experiment/spec/generated.ts'
import type { TableSpec } from '../../../../src/experiment/spec/table.ts'
import { mlpSpec } from '../../../support/network.ts'

const network = (widths: number[]) => mlpSpec({ widths })

const spec = (id: string, more: Partial<GeneratedSpec> = {}): GeneratedSpec => ({
  kind: 'generated',
  id,
  labelCorruption: 0,
  parameters: {},
  ...more,
})

const train = (id: string, more: Partial<GeneratedSpec> = {}, widths = [2, 4, 1], seed = 1): Part =>
  buildDataset(spec(id, more), network(widths), seed).parts['train']!

const rowsOf = (values: Float64Array, columns: number): number[][] =>
  Array.from({ length: values.length / columns }, (_, i) => [...values.slice(i * columns, (i + 1) * columns)])

describe('generators', () => {
  test.each(generators.map(({ id }) => id))('%s fills both parts, from different draws', async (id) => {
    await fetchSamples({ data: { id } })
    const generator = generators.find((g) => g.id === id)!
    const { columns, coordinates } = generator
    const inputs = columns?.({}) ?? (coordinates === 'model' ? 3 : coordinates)
    const copiesInputs = generator.task === 'regression' && generator.outputs === 'inputs'
    const classes = generator.given && generator.task === 'classification' ? generator.classes({}) : 1
    const outputs = copiesInputs ? inputs : classes
    const build = (seed: number) => buildDataset(spec(id), network([inputs, 4, outputs]), seed)
    const data = build(1)
    const { train: first, test: second } = data.parts
    expect(data.task).toBe(generator.task)
    expect(first!.count).toBe(generator.size)
    expect(second!.count).toBe(generator.testSize ?? generator.size)
    for (const part of [first!, second!]) {
      expect(part.inputs).toHaveLength(part.count * inputs)
      expect(part.targets).toHaveLength(part.count * outputs)
      expect(part.inputs.every(Number.isFinite)).toBe(true)
    }
    expect(build(1)).toBe(data)
    for (const seed of [2, 3, 4, 5]) build(seed)
    expect(build(1)).not.toBe(data)
    expect(build(1)).toEqual(data)
    if (generator.noise > 0) {
      expect(second!.inputs.slice(0, 4)).not.toEqual(first!.inputs.slice(0, 4))
      expect(build(2).parts['train']).not.toEqual(first)
    }
  })

  test('two moons lie on their half circles', () => {
    const { inputs, targets } = train('two-moons', { noise: 0 })
    rowsOf(inputs, 2).forEach(([x = 0, y = 0], n) => {
      const [cx, cy] = n % 2 === 0 ? [-0.5, -0.25] : [0.5, 0.25]
      expect(Math.hypot(x - cx, y - cy)).toBeCloseTo(1, 12)
      expect((y - cy) * (n % 2 === 0 ? 1 : -1)).toBeGreaterThanOrEqual(0)
      expect(targets[n]).toBe(n % 2 === 0 ? -1 : 1)
    })
  })

  test('parity is the product of the first signs, the staircase the sum of its steps', () => {
    const parity = train('parity', { size: 50 }, [5, 4, 1])
    const staircase = train('staircase', { size: 50, parameters: { degree: 2 } }, [5, 4, 1])
    const rows = (part: Part) => rowsOf(part.inputs, 5)
    expect(rows(parity)).toEqual(rows(staircase))
    expect([...new Set(parity.inputs)].sort()).toEqual([-1, 1])
    rows(parity).forEach(([x = 0, y = 0, z = 0], n) => {
      expect(parity.targets[n]).toBe(x * y * z)
      expect(staircase.targets[n]).toBeCloseTo((x + x * y) / Math.SQRT2, 12)
    })
  })

  test('a power law has one sample per direction, and one for all omitted directions', () => {
    const part = train('power-law', { size: 4, parameters: { a: 1, b: 4 } }, [2, 1])
    expect(rowsOf(part.inputs, 2)).toEqual([[1, 0], [0, 2 ** -0.5], [0, 0], [0, 0]]) // prettier-ignore
    expect([...part.targets.slice(0, 3)]).toEqual([1, 1 / 4, 1 / 9])
    for (const size of [1, 4, 400]) {
      const { targets } = train('power-law', { size, parameters: { a: 1, b: 4 } }, [2, 1])
      expect(targets.reduce((sum, y) => sum + y ** 2, 0)).toBeCloseTo(Math.PI ** 4 / 90, 10)
    }
  })

  test('fresh samples of each update are new and follow the training distribution, labels included; a table has none', () => {
    const moons = spec('two-moons', { size: 400, labelCorruption: 0.5 })
    const data = buildDataset(moons, network([2, 4, 1]), 1)
    const fresh = freshSamplesOf(data)!
    const [first, again, second] = [fresh(1, 400), fresh(1, 400), fresh(2, 400)]
    expect(again).toEqual(first)
    expect(first.count).toBe(400)
    expect(first.inputs).not.toEqual(second.inputs)
    expect(first.inputs).not.toEqual(data.parts['train']!.inputs)
    for (const { targets } of [data.parts['train']!, first, second]) {
      const wrong = targets.filter((y, n) => y !== (n % 2 === 0 ? -1 : 1)).length
      expect(Math.abs(wrong / 400 - 0.25)).toBeLessThan(0.09)
    }
    expect(first.targets).not.toEqual(second.targets)
    const table: TableSpec = { kind: 'table', task: 'regression', inputs: [[1, 2]], targets: [[1]] }
    expect(freshSamplesOf(buildDataset(table, network([2, 4, 1]), 1))).toBeUndefined()
  })

  test('circles have radii 1 and 0.5, spirals radius 2t at angle 2πt + πk', () => {
    rowsOf(train('circles', { noise: 0 }).inputs, 2).forEach(([x = 0, y = 0], n) =>
      expect(Math.hypot(x, y)).toBeCloseTo(n % 2 === 0 ? 1 : 0.5, 12),
    )
    rowsOf(train('spirals', { noise: 0 }).inputs, 2).forEach(([x = 0, y = 0], n) => {
      const t = Math.hypot(x, y) / 2
      expect(t).toBeGreaterThanOrEqual(0.25)
      expect(x).toBeCloseTo(2 * t * Math.cos(2 * Math.PI * t + Math.PI * (n % 2)), 12)
    })
  })

  test('xor is labelled by the product of signs', () => {
    const { inputs, targets } = train('xor-points')
    expect(rowsOf(inputs, 2)).toEqual([
      [-1, -1],
      [-1, 1],
      [1, -1],
      [1, 1],
    ])
    expect([...targets]).toEqual([1, -1, -1, 1])
  })

  test('noise has the requested standard deviation, within five standard errors', () => {
    const { inputs } = train('blobs', { size: 4000, noise: 0.7, parameters: { classes: 2 } })
    const residuals = rowsOf(inputs, 2).map(([x = 0], n) => x - (n % 2 === 0 ? 2 : -2))
    const variance = residuals.reduce((sum, r) => sum + r * r, 0) / residuals.length
    expect(Math.abs(variance / 0.49 - 1)).toBeLessThan(5 * Math.sqrt(2 / 4000))
  })

  test('blobs are on a circle of any radius, turned by any angle', () => {
    const { inputs } = train('blobs', { size: 2, noise: 0, parameters: { radius: Math.SQRT2, turn: 45 } })
    for (const [k, entry] of [1, 1, -1, -1].entries()) expect(inputs[k]).toBeCloseTo(entry, 12)
  })

  test('blobs give one-hot rows if the model has an output for each class', () => {
    const part = train('blobs', { size: 6, noise: 0, parameters: { classes: 3 } }, [2, 4, 3])
    expect(rowsOf(part.targets, 3).slice(0, 4)).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ])
    expect(part.inputs[2]).toBeCloseTo(-1, 12)
  })

  test('the test set has its own noise if given, and the training set stays as it is', () => {
    const sizes = { size: 300, testSize: 2000, noise: 0.5 }
    const built = (more: Partial<GeneratedSpec>) =>
      buildDataset(spec('sine', { ...sizes, ...more }), network([1, 4, 1]), 1).parts
    const [plain, own] = [built({}), built({ testNoise: 0 })]
    expect(own['train']).toEqual(plain['train'])
    const errors = ({ inputs, targets }: Part) =>
      Math.max(...Array.from(targets, (y, n) => Math.abs(y - Math.sin(Math.PI * inputs[n]!))))
    expect(errors(own['test']!)).toBe(0)
    expect(errors(plain['test']!)).toBeGreaterThan(0.5)
  })

  test('curves are evenly spaced on [-1, 1] and noise goes to the targets', () => {
    const { inputs, targets } = train('sine', { size: 5 }, [1, 4, 1])
    expect([...inputs]).toEqual([-1, -0.5, 0, 0.5, 1])
    ;[0, -1, 0, 1, 0].forEach((y, i) => expect(targets[i]).toBeCloseTo(y, 12))
    const noisy = train('sine', { size: 5, noise: 1 }, [1, 4, 1])
    expect(noisy.inputs).toEqual(inputs)
    expect(noisy.targets).not.toEqual(targets)
    expect([...train('step', { size: 5 }, [1, 4, 1]).targets]).toEqual([-1, -1, 0, 1, 1])
    expect([...train('absolute', { size: 5 }, [1, 4, 1]).targets]).toEqual([1, 0.5, 0, 0.5, 1])
  })

  test('Chebyshev polynomials are cos(k arccos x)', () => {
    for (const degree of [0, 1, 2, 4, 9])
      for (const x of [-1, -0.3, 0.8, 1])
        expect(chebyshevPolynomial(degree, x)).toBeCloseTo(Math.cos(degree * Math.acos(x)), 12)
  })

  test('linear targets are inner products with one unit vector for train and test', () => {
    const { parts } = buildDataset(spec('linear', { size: 3 }), network([3, 1]), 5)
    const solve = (part: Part): number[] => {
      const [a, b, c] = rowsOf(part.inputs, 3) as [number[], number[], number[]]
      const cross = (p: number[], q: number[]) => [0, 1, 2].map((i) => p[(i + 1) % 3]! * q[(i + 2) % 3]! - p[(i + 2) % 3]! * q[(i + 1) % 3]!) // prettier-ignore
      const dot = (p: number[], q: number[]) => p.reduce((sum, x, i) => sum + x * q[i]!, 0)
      const volume = dot(a, cross(b, c))
      const columns = [cross(b, c), cross(c, a), cross(a, b)]
      return [0, 1, 2].map((i) => columns.reduce((s, col, k) => s + (part.targets[k]! * col[i]!) / volume, 0))
    }
    const direction = solve(parts['train']!)
    expect(Math.hypot(...direction)).toBeCloseTo(1, 9)
    solve(parts['test']!).forEach((x, i) => expect(x).toBeCloseTo(direction[i]!, 9))
  })
})

describe('label corruption', () => {
  const labels = (labelCorruption: number, part = 'train') =>
    buildDataset(spec('two-moons', { size: 2000, labelCorruption }), network([2, 4, 1]), 3).parts[part]!
      .targets

  test('redraws the stated fraction, half of which keep their label, but never the test set', () => {
    const clean = labels(0)
    for (const fraction of [0.25, 0.5, 1]) {
      const flipped = labels(fraction).filter((y, n) => y !== clean[n]).length / 2000
      const p = fraction / 2
      expect(Math.abs(flipped - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / 2000))
    }
    expect(labels(1, 'test')).toEqual(labels(0, 'test'))
  })

  test('at a larger fraction includes the changes of a smaller one', () => {
    const clean = labels(0)
    const some = labels(0.3)
    const more = labels(0.6)
    some.forEach((y, n) => y !== clean[n] && expect(more[n]).toBe(y))
  })
})

describe('tables', () => {
  const table: TableSpec = {
    kind: 'table',
    task: 'regression',
    inputs: [
      [1, 2],
      [3, 4],
    ],
    targets: [[5], [6]],
    weights: [[1], [0]],
    parts: { shifted: { inputs: [[7, 8]], targets: [[9]] } },
  }

  test('keep rows, weights and further parts; the test set is the training set if none is given', () => {
    const { parts } = buildDataset(table, network([2, 1]), 1)
    expect([...parts['train']!.inputs]).toEqual([1, 2, 3, 4])
    expect([...parts['train']!.weights!]).toEqual([1, 0])
    expect(parts['test']).toBe(parts['train'])
    expect([...parts['shifted']!.targets]).toEqual([9])
    const given = { ...table, testInputs: [[0, 1]], testTargets: [[2]] }
    expect([...buildDataset(given, network([2, 1]), 1).parts['test']!.inputs]).toEqual([0, 1])
  })

  test('features replace the inputs in order and leave the coordinates', () => {
    const features = [
      'x1*x2',
      'x1^2',
      'x2',
      '|x1|',
      'x1^3',
      'x1^4',
      'x2^2',
      'sin x1',
      'sin x2',
      'x1',
      '1',
    ] as const
    const data = buildDataset({ ...table, features: [...features] }, network([11, 1]), 1)
    const part = data.parts['train']!
    expect(data.inputs).toBe(11)
    expect(rowsOf(part.inputs, 11)[1]).toEqual([12, 9, 4, 3, 27, 81, 16, Math.sin(3), Math.sin(4), 3, 1])
    expect([...part.coordinates]).toEqual([1, 2, 3, 4])
  })
})
