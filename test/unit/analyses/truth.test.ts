import { expect, test } from 'vitest'
import { truthOf } from '../../../src/analyses/truth.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { twoWeightsPreset } from '../../../src/scenarios/presets/two-weights-preset.ts'
import type { Atlas, Question } from '../../../src/exchange/lecture/scenario.ts'

const atlas: Atlas = {
  across: { label: '', words: ['left', 'right'] },
  down: { label: '', words: ['top', 'bottom'] },
  places: [
    { idea: 'goodhart', column: 0, row: 0 },
    { idea: 'terrain', column: 1, row: 1 },
  ],
}
const asked = (...cells: readonly (readonly [number, number])[]): Question<number> => ({
  ask: 'Which is empty?',
  kind: 'choice',
  options: cells.map((cell, i) => ({ label: `cell ${i}`, cell })),
  answer: { cell: 'empty' },
  because: 'so',
})
const source = { experiment: parseTraining(twoWeightsPreset.experiment), runs: [], answers: oracle }

test('the empty cell belongs to the only option whose cell has no idea in the atlas', async () => {
  expect(await truthOf(source, asked([0, 0], [1, 0], [1, 1]), atlas)).toEqual([1])
  await expect(truthOf(source, asked([1, 0], [0, 1]), atlas)).rejects.toThrow(
    '2 of its options have an empty cell',
  )
  await expect(truthOf(source, asked([0, 0], [1, 1]), atlas)).rejects.toThrow('0 of its options')
})
