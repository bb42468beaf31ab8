import { expect, test } from 'vitest'
import { wordSides } from '../../../../src/pictures/answers/drop-chart.ts'

test('text is to the right of its drop, and to the left if another one is close', () => {
  expect(wordSides([60, 120, 132], 70)).toEqual(['left', 'left', 'right'])
  expect(wordSides([96, 120, 264], 70)).toEqual(['left', 'right', 'right'])
})
