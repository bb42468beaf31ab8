import { expect, test } from 'vitest'
import { readLists } from '../../../../src/exchange/lecture/written-lists.ts'

test('list attributes are parsed like the data of a lecture', () => {
  const { shown, issues } = readLists({
    predictions: '[{"flow-end": "flow’s end"}]',
    beside: '{"linear": {"model": {"activation": "linear"}}}',
    numbers: '{"sharpness": "flow-end-sharpness"}',
  })
  expect(issues).toEqual([])
  expect(shown.predictions).toMatchObject([{ formula: 'flow-end', label: 'flow’s end' }])
  expect(shown.beside).toEqual([{ title: 'linear', experiment: { model: { activation: 'linear' } } }])
  expect(shown.numbers).toEqual([{ quantity: 'flow-end-sharpness', label: 'sharpness' }])
})

test('a list that cannot be parsed is reported by name, and the others stay', () => {
  const { shown, issues } = readLists({
    predictions: '[{',
    beside: '["wide"]',
    numbers: '{"loss": "finel-loss"}',
  })
  expect(shown).toEqual({})
  expect(issues.map(({ path }) => path.split('.')[0])).toEqual(['predictions', 'beside', 'numbers'])
  expect(issues[0]?.message).toMatch(/not JSON/u)
  expect(issues[2]?.message).toMatch(/finel-loss/u)
  expect(readLists({ numbers: '{"loss": "final-loss"}', beside: '{' }).shown).toEqual({
    numbers: [{ quantity: 'final-loss', label: 'loss' }],
  })
})
