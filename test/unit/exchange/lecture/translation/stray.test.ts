import { expect, test } from 'vitest'
import { strayStructure } from '../../../../../src/exchange/lecture/translation/stray.ts'

test('structure in the text of a translation is reported with its line, unless the original has it too', () => {
  expect(strayStructure('The loss.', 'Der Verlust.\n\n## Neu')).toBe(
    'line 3: “## Neu” is a heading, which begins another section. Remove it. Until then this passage is not updated',
  )
  expect(strayStructure('The loss.', '```show\nhero: sweep\n```')).toMatch(/^line 1: “```show” is a fence/u)
  expect(strayStructure('The loss.', 'Eins.\r\n> [!try] Ziehen.')).toMatch(/^line 2: .* is a callout/u)
  expect(strayStructure('The loss.', 'Eins.\n---')).toMatch(/^line 2: “---” is a rule/u)
  expect(strayStructure('```\na\n```', '```\nb\n```')).toBeUndefined()
  expect(strayStructure('The loss.', '#1 von 3, `##` und - - -\n- Punkt\n> Zitat')).toBeUndefined()
})
