import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { reshaped } from '../../../../../src/edit/shape.ts'
import { buildDataset } from '../../../../../src/experiment/data/build.ts'
import { fetchSamples } from '../../../../../src/experiment/data/sample-file.ts'
import { parseTraining } from '../../../../../src/experiment/format/parse.ts'
import { generatorOf } from '../../../../../src/experiment/generators/catalogue.ts'
import { SampleFile } from '../../../../../src/experiment/generators/sample-file.ts'
import { RealTable } from '../../../../../src/experiment/generators/tables/real-table.ts'
import type { TrainingExperiment } from '../../../../../src/experiment/spec/experiment.ts'

const ids = ['penguins', 'iris', 'auto-mpg'] as const

/** A network of this shape on a table. */
const experimentOn = (id: string, widths: number[], parameters = {}, seed = 1): TrainingExperiment =>
  parseTraining({
    version: 1,
    seed,
    data: { kind: 'generated', id, parameters },
    model: { kind: 'mlp', widths, activation: 'tanh' },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 10 }],
    starts: [{ kind: 'random', distribution: 'normal' }],
    plane: { kind: 'random', normalization: 'filter' },
  })

const partsOf = (id: string, widths: number[], parameters = {}, seed = 1) => {
  const { data, model, seed: own } = experimentOn(id, widths, parameters, seed)
  if (model.kind === 'function') throw new Error('no network')
  return buildDataset(data, model, own)
}

const whole = [['penguins', [4, 5, 3], 342], ['iris', [4, 5, 3], 150], ['auto-mpg', [6, 5, 1], 392]] as const // prettier-ignore

beforeAll(async () => {
  for (const id of ids) await fetchSamples({ data: { id } })
})

describe('a real table', () => {
  it.each(ids)('%s has the lines of its source, character by character', (id) => {
    const lines = generatorOf(id)!.file!.rows!
    const sum = createHash('sha256')
      .update(`${lines.join('\n')}\n`)
      .digest('hex')
    expect(readFileSync('src/experiment/generators/tables/README.md', 'utf8')).toContain(sum)
  })

  it.each(whole)('%s with the network %j has %i rows, a quarter of them to test', (id, widths, rows) => {
    const { parts } = partsOf(id, [...widths])
    const [train, test] = [parts['train']!, parts['test']!]
    expect(train.count + test.count).toBe(rows)
    expect(test.count).toBe(Math.round(rows / 4))
    for (const part of [train, test])
      expect([...part.coordinates, ...part.targets].every(Number.isFinite)).toBe(true)
    for (let column = 0; column < widths[0]; column++) {
      const values = [...train.coordinates].filter((_, i) => i % widths[0] === column)
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      expect(mean).toBeCloseTo(0, 10)
      expect(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length).toBeCloseTo(1, 10)
    }
  })

  it('has as many of each species as were measured', () => {
    const counts = (id: string) => {
      const { parts } = partsOf(id, [4, 5, 3])
      const targets = [...parts['train']!.targets, ...parts['test']!.targets]
      return [0, 1, 2].map((k) => targets.filter((value, i) => i % 3 === k && value === 1).length)
    }
    expect(counts('penguins')).toEqual([151, 68, 123])
    expect(counts('iris')).toEqual([50, 50, 50])
  })

  it('has the first iris with its measures: petals of 1.4 by 0.2 cm and sepals of 5.1 by 3.5', () => {
    const file = generatorOf('iris')!.file!
    expect(file.rows![1]).toBe('5.1,3.5,1.4,0.2,0')
    const { parts } = partsOf('iris', [2, 5, 3], { inputs: 2 })
    // Only setosa has petals shorter than 2 cm, so the smallest values of the first input are all of class 0.
    const { coordinates, targets, count } = parts['train']!
    const rows = Array.from({ length: count }, (_, n) => [coordinates[2 * n]!, targets[3 * n]!] as const)
    const shortest = rows.toSorted(([one], [other]) => one - other).slice(0, 30)
    expect(shortest.every(([, isSetosa]) => isSetosa === 1)).toBe(true)
  })

  it('has other test rows with another seed, and the same ones with the same', () => {
    const test = (seed: number) => [...partsOf('iris', [4, 5, 3], {}, seed).parts['test']!.targets]
    expect(test(1)).toEqual(test(1))
    expect(test(1)).not.toEqual(test(2))
  })

  it("has as many inputs as its parameter says, and the experiment's network follows", () => {
    expect(partsOf('auto-mpg', [1, 5, 1], { inputs: 1 }).coordinates).toBe(1)
    expect(() => experimentOn('auto-mpg', [2, 5, 1], { inputs: 1 })).toThrow('model.widths[0]: must be 1')
    const experiment = experimentOn('iris', [4, 5, 3])
    const data = { kind: 'generated', id: 'penguins', labelCorruption: 0, parameters: { inputs: 2 } } as const
    expect(reshaped(experiment, { data }).model).toMatchObject({ widths: [2, 5, 3] })
    expect(() => experimentOn('iris', [5, 5, 3], { inputs: 5 })).toThrow('must be between 1 and 4')
  })

  it('says what must be loaded before its rows are read', () => {
    const table = new RealTable({
      file: new SampleFile('the table of cars', () => Promise.resolve([])),
      rows: 8,
      inputs: 1,
      cells: (line) => line.split(','),
      names: ['cars'],
      columns: [0],
      target: 1,
    })
    expect(() => table.drawn({ seed: 1 })).toThrow('the table of cars must be loaded first.')
  })

  it('has no more rows than exist', () => {
    const tooMany = { ...experimentOn('iris', [4, 5, 3]), data: { kind: 'generated', id: 'iris', size: 113 } }
    expect(() => parseTraining(tooMany)).toThrow('data.size: must be at most 112. There are no more rows')
  })
})
