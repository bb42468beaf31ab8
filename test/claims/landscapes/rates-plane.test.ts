import { beforeAll, expect, test } from 'vitest'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { normalizationPreset } from '../../../src/scenarios/presets/normalization-preset.ts'
import { expectWithin } from '../../support/landscapes/figures.ts'
import { isLong, onlyLong } from '../../support/long.ts'
import { quickOracle } from '../../support/quick-oracle.ts'

// S49 of theory/README.md as a plane of runs: the preset on normalisation and learning rate.

beforeAll(() => fetchSamples({ data: { id: 'digits' } }))

/** Rates from .003 to 30, evenly spaced in their logarithms. */
const rates = isLong ? 33 : 9

/** The widest range of neighbouring rates that end below a loss of ½, in decades, by normalisation. */
function rangesOf(seed: number): Record<string, number> {
  const { plane } = normalizationPreset.experiment
  if (plane?.kind !== 'hyperparameters' || plane.b.scale !== 'choice') throw new Error('another plane')
  const words = plane.b.values
  const { values, resolution } = quickOracle.terrain(
    { ...normalizationPreset.experiment, seed },
    { resolution: rates },
  )
  expect(resolution).toEqual([rates, words.length])
  return Object.fromEntries(
    words.map((word, j) => {
      let [run, longest] = [0, 0]
      for (let i = 0; i < rates; i++) {
        run = values[j * rates + i]! < 0.5 ? run + 1 : 0
        longest = Math.max(longest, run)
      }
      return [word, (4 * Math.max(0, longest - 1)) / (rates - 1)] as const
    }),
  )
}

test('rates over a factor of a hundred train with batch norm; with layer norm or none hardly one does', () => {
  const { batch, layer, none } = rangesOf(1)
  expect(batch).toBeGreaterThanOrEqual(2)
  expect(layer).toBeLessThanOrEqual(0.5)
  expect(none).toBeLessThanOrEqual(0.5)
})

test.each(onlyLong([[1, 2, 3, 4, 5]]))(
  'rates over a factor of a hundred train with batch norm, on each of five draws',
  (...seeds) => {
    const ranges = seeds.map(rangesOf)
    const over = (word: string) => ranges.map((range) => range[word]!)
    expectWithin('decades of rates, batch norm', over('batch'), [2, 4])
    expectWithin('decades of rates, layer norm', over('layer'), [0, 0.75])
    expectWithin('decades of rates, none', over('none'), [0, 0.75])
  },
  1_800_000,
)
