import { expect, test } from 'vitest'
import { numberIn } from '../../../../src/exchange/table/cell.ts'
import { daysIn } from '../../../../src/exchange/table/dates.ts'
import { tableFromCsv } from '../../../../src/exchange/table/table-from-csv.ts'
import { processorTime } from '../../../support/processor-time.ts'

const plain = { standardize: false, test: 0, missing: 'drop' } as const

test.each([
  ['$917,190', '.', 917190],
  ['1 234 €', ',', 1234],
  ['1\u202f234,5\u00a0€', ',', 1234.5],
  ['€1.234,56', ',', 1234.56],
  ['EUR 12', '.', 12],
  ['12 kr.', '.', 12],
  ['-$5.50', '.', -5.5],
  ['($1,234)', '.', -1234],
  ['12.5%', '.', 12.5],
  ['12,5 %', ',', 12.5],
  ["1'234.5", '.', 1234.5],
  ['$', '.', undefined],
  ['12 34', '.', undefined],
  ['12a', '.', undefined],
] as const)('%s with the mark %s is %s', (cell, mark, value) => {
  expect(numberIn(cell, mark)).toBe(value)
})

const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000

test.each([
  ['2012-01-31', '2012-01-31'],
  ['2012/1/31', '2012-01-31'],
  ['31.1.2012', '2012-01-31'],
  ['1/31/2012', '2012-01-31'],
  ['Jan 31 2012', '2012-01-31'],
  ['January 31, 2012', '2012-01-31'],
  ['31-Jan-2012', '2012-01-31'],
  ['31. März 2012', '2012-03-31'],
  ['2012-03', '2012-03-01'],
] as const)('%s is the day %s', (text, wanted) => {
  expect(daysIn(text, 'month first')).toBe(day(wanted))
})

test('a date may have a time as a fraction of the day, and must exist in the calendar', () => {
  expect(daysIn('2012-01-31T06:00:00Z', 'month first')).toBe(day('2012-01-31') + 0.25)
  expect(daysIn('2012-01-31 06:00:00+06:00', 'month first')).toBe(day('2012-01-31'))
  for (const text of ['2012-02-30', '2012-13-01', '31/31/2012', '2012', '12', 'May', 'June 2012x'])
    expect(daysIn(text, 'month first'), text).toBeUndefined()
})

test('prices, percentages and gaps are numbers and gaps', () => {
  const { data, report } = tableFromCsv(
    'price,share,sold\n"$917,190",10 %,3\n#N/A,20 %,4\n-,30 %,5\n"$1,000",.,6\n"$2,000",5 %,7\n,6 %,8\n',
    { ...plain, target: 'sold' },
  )
  expect(data.inputs).toEqual([[917190, 10], [2000, 5]]) // prettier-ignore
  expect(report.columns.map(({ type, missing }) => [type, missing])).toEqual([
    ['number', 3],
    ['number', 1],
    ['number', 0],
  ])
  expect(tableFromCsv('x,class\n1,+\n2,-\n3,+\n', plain).report.classes, 'a class, no gap').toEqual([
    '-',
    '+',
  ])
})

test('dates are days from the first, which is named, and their order is that of the whole column', () => {
  const { data, report } = tableFromCsv('date,y\n03/02/2012,1.5\n14/02/2012,2.5\n01/02/2012,4\n', plain)
  expect(data.inputs).toEqual([[2], [13], [0]])
  expect(data.inputNames).toEqual(['date (days)'])
  expect(report.columns[0]).toMatchObject({ type: 'date', since: '2012-02-01' })
})

test('a text with few values gives indicators as an input: one for two values, otherwise one for each', () => {
  const text = 'sex,feed,weight\nm,a,1.5\nf,b,2\nm,c,3\n'
  const options = { ...plain, inputs: ['sex', 'feed'], target: 'weight' }
  const { data, report } = tableFromCsv(text, options)
  expect(data.inputNames).toEqual(['sex = f', 'feed = a', 'feed = b', 'feed = c'])
  expect(data.inputs).toEqual([[0, 1, 0, 0], [1, 0, 1, 0], [0, 0, 0, 1]]) // prettier-ignore
  expect(report.inputs).toBe(4)
  // A file is not refused because of an indicator that is 0 in every training row.
  expect(() => tableFromCsv(text, { ...options, standardize: true, test: 0.4 })).not.toThrow()
  const many = Array.from({ length: 26 }, (_, i) => `v${i % 13},${i}`).join('\n')
  expect(() => tableFromCsv(`x,y\n${many}`, { ...plain, inputs: ['x'], target: 'y' })).toThrow(
    'column "x": has more than 12 different texts, too many for inputs. Leave it out',
  )
})

test('cells that a pattern could match in many ways are read in limited time', () => {
  const cells = [
    '1,'.repeat(50),
    '1 111'.repeat(20),
    '('.repeat(100),
    `${'1'.repeat(99)}x`,
    '9-'.repeat(20),
    'Jan '.repeat(10),
  ]
  const time = processorTime(() => {
    for (let n = 0; n < 2000; n++)
      for (const cell of cells) {
        numberIn(cell, '.')
        numberIn(cell, ',')
        daysIn(cell, 'day first')
      }
  }, 1000)
  expect(time).toBeLessThan(1000)
})
