import { expect, test } from 'vitest'
import { tableFromCsv } from '../../../../src/exchange/table/table-from-csv.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { classWords, drawnWords, leftOutWords, madeWords } from '../../../../src/page/import/made-words.ts'
import { usedWords, withTable } from '../../../../src/page/import/used-table.ts'
import { presets } from '../../../../src/scenarios/presets/presets.ts'

const flower = Array.from(
  { length: 150 },
  (_, i) => `${i},${(i * 7) % 11},${(i * 3) % 17},${i % 5},${'abc'[i % 3]}`,
)
const iris = tableFromCsv(`a,b,c,d,kind\n${flower.join('\n')}\n`)
const line = tableFromCsv('x,y\n1,2\n2,5\n3,NA\n4,9\n', { missing: 'drop', test: 0 })

test('a file is described in one line, with what is left out, its classes and what is drawn', () => {
  expect(madeWords(iris.report)).toBe('150 rows: 4 inputs, 3 classes; 112 train, 38 test')
  expect(madeWords(line.report)).toBe('3 rows: 1 input, 1 target; 3 train')
  expect(leftOutWords(line.report)).toBe('1 row left out because a value is missing.')
  expect(leftOutWords({ ...iris.report, leftOut: 5000, seed: 3 })).toBe(
    `5\u202f000 rows left out, because an experiment cannot hold more. The rest are drawn with seed 3.`,
  )
  expect([leftOutWords(iris.report), classWords(line.report), drawnWords(line.report, ['x'])]).toEqual([
    '',
    '',
    '',
  ])
  expect(classWords(iris.report)).toBe('The classes, in order: a, b, c.')
  expect(classWords({ ...iris.report, classes: ['no', 'yes'] })).toBe('“no” is −1 and “yes” is 1.')
  expect(drawnWords(iris.report, ['a', 'b', 'c', 'd'])).toBe(
    'The function is drawn over “a” and “b”, with the other inputs at their mean.',
  )
})

test.each(
  presets
    .filter(({ experiment }) => !('problem' in experiment))
    .map(({ id, experiment }) => [id, experiment] as const),
)('a table takes the place of the data of %s: what comes of it is an experiment', (_, experiment) => {
  const before = parseTraining(experiment)
  for (const { data } of [iris, line]) {
    const after = parseTraining(withTable(before, data))
    expect(after.data).toEqual(data)
    expect(after.model).toMatchObject({ widths: expect.arrayContaining([data.inputs[0]!.length]) as unknown })
    expect(usedWords(before, data)[0]).toMatch(/^The network (becomes|stays) \d+(-\d+)+, the loss [a-z- ]+\./)
  }
})

test('if nothing is trained, a table brings a default network along', () => {
  expect(withTable(undefined, iris.data)).toMatchObject({
    model: { widths: [4, 8, 8, 3] },
    metric: { loss: 'cross-entropy' },
  })
  expect(usedWords(undefined, line.data)).toEqual(['The network becomes 1-8-8-1, the loss squared error.'])
})

test('three classes get cross-entropy whatever the loss of other data was, and a loss chosen for such classes stays', () => {
  const moons = parseTraining({
    version: 1,
    seed: 1,
    data: { kind: 'generated', id: 'two-moons' },
    model: { kind: 'mlp', widths: [2, 8, 1], activation: 'tanh' },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 10 }],
    starts: [{ kind: 'random', distribution: 'normal' }],
    plane: { kind: 'random', normalization: 'filter' },
  })
  const flowers = withTable(moons, iris.data)
  expect(flowers.metric.loss).toBe('cross-entropy')
  const chosen = { ...flowers, metric: { ...flowers.metric, loss: 'squared' as const } }
  expect(withTable(chosen, iris.data).metric.loss).toBe('squared')
  expect(withTable(chosen, line.data).metric.loss).toBe('squared')
})
