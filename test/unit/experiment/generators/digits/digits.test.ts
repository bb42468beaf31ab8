import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { buildDataset } from '../../../../../src/experiment/data/build.ts'
import { fetchSamples } from '../../../../../src/experiment/data/sample-file.ts'
import { freshSamplesOf } from '../../../../../src/experiment/data/lazy-dataset.ts'
import { digitImage, digitsFile } from '../../../../../src/experiment/generators/digits/images.ts'
import type { Part } from '../../../../../src/experiment/data/dataset.ts'
import { parseExperiment, parseTraining } from '../../../../../src/experiment/format/parse.ts'
import { partNames, partSize } from '../../../../../src/experiment/spec/data.ts'
import { ExperimentError } from '../../../../../src/experiment/spec/values/error.ts'
import type { TrainingExperiment } from '../../../../../src/experiment/spec/experiment.ts'
import { digitsInput, type DigitsInput } from '../../../../support/landscapes/digits.ts'

const parsed = (more: Partial<DigitsInput> = {}): TrainingExperiment => parseTraining(digitsInput(more))

function datasetOf({ data, model, seed }: TrainingExperiment) {
  if (model.kind !== 'mlp') throw new Error('expected a network')
  return buildDataset(data, model, seed)
}

const partOf = (name: string, more: Partial<DigitsInput> = {}): Part => datasetOf(parsed(more)).parts[name]!

const imageOf = ({ inputs }: Part, n: number): number[] => [...inputs.subarray(64 * n, 64 * (n + 1))]
const labelsOf = ({ targets, count }: Part): number[] =>
  Array.from({ length: count }, (_, n) => targets.subarray(10 * n, 10 * (n + 1)).indexOf(1))

const counted = (labels: readonly number[]): number[] =>
  Array.from({ length: 10 }, (_, digit) => labels.filter((label) => label === digit).length)

/** Issues of a refused experiment, each as its path and its sentence. */
function issuesOf(input: unknown): string[] {
  try {
    parseExperiment(input)
  } catch (error) {
    if (error instanceof ExperimentError)
      return error.issues.map(({ path, message }) => `${path}: ${message}`)
    throw error
  }
  return []
}

beforeAll(() => fetchSamples(digitsInput()))

describe('the images of digits', () => {
  it('are those of the source, number by number', () => {
    const rows = Array.from({ length: 1797 }, (_, n) => {
      const { pixels, label } = digitImage(n)
      return `${[...pixels.map((pixel) => 16 * pixel), label].join(',')}\n`
    })
    const sum = createHash('sha256').update(rows.join('')).digest('hex')
    expect(readFileSync('src/experiment/generators/digits/README.md', 'utf8')).toContain(sum)
  })

  it('are loaded from their file only once', () => {
    expect(fetchSamples(digitsInput())).toBeUndefined()
    expect(fetchSamples({ data: { id: 'two-moons' } })).toBeUndefined()
    for (const nothing of [undefined, {}, { data: null }, 'digits'])
      expect(fetchSamples(nothing)).toBeUndefined()
  })

  it('refuse a sample that is not there with a sentence', () => {
    expect(() => digitImage(1797)).toThrow('There is no row 1797 in the images of handwritten digits')
  })

  it('say what is missing if they do not load', async () => {
    const fetched = vi.spyOn(digitsFile, 'fetch').mockReturnValueOnce(Promise.reject(new Error('404')))
    onTestFinished(() => fetched.mockRestore())
    await expect(fetchSamples(digitsInput())).rejects.toThrow(
      'Could not load the images of handwritten digits. Check your connection',
    )
  })
})

describe('the data digits', () => {
  it('are the first images for training, and the last 773 for testing, with all classes alike', () => {
    const { data } = parsed()
    expect(data).toMatchObject({ size: 256, testSize: 773, noise: 0, parameters: { offset: 0 } })
    const [train, test] = [partOf('train', { size: 1024 }), partOf('test')]
    expect(imageOf(train, 0)).toEqual(digitImage(0).pixels)
    expect(imageOf(test, 0)).toEqual(digitImage(1024).pixels)
    expect(imageOf(test, 772)).toEqual(digitImage(1796).pixels)
    expect(counted(labelsOf(test))).toEqual([78, 78, 74, 78, 78, 78, 78, 77, 75, 79])
    expect(counted([...labelsOf(train), ...labelsOf(test)])).toEqual([178, 182, 177, 183, 181, 182, 181, 179, 174, 180]) // prettier-ignore
  })

  it('start later in the file if an offset says so', () => {
    const later = partOf('train', { size: 4, parameters: { offset: 700 } })
    expect(imageOf(later, 3)).toEqual(digitImage(703).pixels)
    expect(partOf('test', { size: 4, parameters: { offset: 700 } })).toEqual(partOf('test', { size: 4 }))
  })

  it('have the test images four times in the shifted part, each moved by one pixel, over a blank background', () => {
    const data = parsed({ testSize: 3 })
    expect(partNames(data.data)).toEqual(['train', 'test', 'shifted'])
    expect(partSize(data.data, 'shifted')).toBe(12)
    const { test, shifted } = datasetOf(data).parts
    expect(datasetOf(data).counts['shifted']).toBe(12)
    expect(labelsOf(shifted!)).toEqual(Array.from({ length: 4 }, () => labelsOf(test!)).flat())
    const pixel = (image: readonly number[], column: number, row: number) =>
      column < 0 || column > 7 || row < 0 || row > 7 ? 0 : image[8 * row + column]!
    const from = [(x: number, y: number) => [x + 1, y], (x: number, y: number) => [x - 1, y], (x: number, y: number) => [x, y + 1], (x: number, y: number) => [x, y - 1]] // prettier-ignore
    for (const [way, source] of from.entries()) {
      const image = imageOf(test!, 1)
      const wanted = Array.from({ length: 64 }, (_, i) => {
        const [column = 0, row = 0] = source(i % 8, Math.floor(i / 8))
        return pixel(image, column, row)
      })
      expect(imageOf(shifted!, 3 * way + 1), `way ${way}`).toEqual(wanted)
    }
  })

  it('have random labels if they are corrupted, only in the training set', () => {
    const [right, wrong] = [
      partOf('train', { size: 1024 }),
      partOf('train', { size: 1024, labelCorruption: 1 }),
    ]
    const same = labelsOf(right).filter((label, n) => label === labelsOf(wrong)[n]).length
    // A tenth of the random labels are right by chance: 102 ± 10.
    expect(same).toBeGreaterThan(72)
    expect(same).toBeLessThan(132)
    expect(wrong.inputs).toEqual(right.inputs)
    expect(partOf('test', { labelCorruption: 1 }).targets).toEqual(partOf('test').targets)
  })

  it('are classified by their nearest neighbour in 96.2 % of the test set', () => {
    const [train, test] = [partOf('train', { size: 1024 }), partOf('test')]
    const [known, wanted] = [labelsOf(train), labelsOf(test)]
    let right = 0
    for (let n = 0; n < test.count; n++) {
      let [nearest, least] = [0, Infinity]
      for (let m = 0; m < train.count; m++) {
        let distance = 0
        for (let i = 0; i < 64 && distance < least; i++)
          distance += (test.inputs[64 * n + i]! - train.inputs[64 * m + i]!) ** 2
        if (distance < least) [nearest, least] = [m, distance]
      }
      if (known[nearest] === wanted[n]) right += 1
    }
    expect(right / test.count).toBeCloseTo(0.962, 3)
  })

  it('cannot draw new samples', () => {
    expect(freshSamplesOf(datasetOf(parsed()))).toBeUndefined()
  })

  it.each([
    ['more than there are', { size: 1025 }, 'data.size: must be at most 1024. There are no more images'],
    ['more than follow', { size: 100, parameters: { offset: 1000 } }, 'data.size: must be at most 24. There are no more images'],
    ['more for the test', { testSize: 774 }, 'data.testSize: must be at most 773. There are no more images'],
    ['a shift of one’s own', { shift: {} }, 'data.shift: Handwritten digits have their own shifted part. Remove this one'],
    ['half an offset', { parameters: { offset: 0.5 } }, 'data.parameters.offset: must be a whole number'],
  ])('refuse %s', (_, more, issue) => {
    expect(issuesOf(digitsInput(more))).toEqual([issue])
  }) // prettier-ignore

  it('refuse a network of other widths, and samples that are new each step', () => {
    const input = digitsInput()
    expect(issuesOf({ ...input, model: { ...input.model, widths: [2, 4, 10] } })).toEqual([
      'model.widths[0]: must be 64, because the data has 64 inputs',
    ])
    expect(issuesOf({ ...input, model: { ...input.model, widths: [64, 4, 1] } })).toContain(
      'model.widths[2]: must be 10, because the data has 10 classes',
    )
    const fresh = { ...input.algorithms[0]!, batch: { size: 4, order: 'fresh' } }
    expect(issuesOf({ ...input, algorithms: [fresh] })[0]).toMatch(/^algorithms\[0\]\.batch\.order: /)
  })
})
