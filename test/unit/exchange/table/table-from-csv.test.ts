import { describe, expect, test } from 'vitest'
import { tableFromCsv } from '../../../../src/exchange/table/table-from-csv.ts'
import type { CsvOptions } from '../../../../src/exchange/table/csv/csv-options.ts'
import { isInputName } from '../../../../src/experiment/spec/table.ts'
import { mostNamedInputs, mostSamples } from '../../../../src/experiment/spec/values/bounds.ts'
import { ExperimentError } from '../../../../src/experiment/spec/values/error.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'

/** Raw values, all of them in the training set. */
const plain = { standardize: false, test: 0 } as const satisfies CsvOptions

const flowers = `length,width,kind
5.1,3.5,setosa
4.9,3.0,setosa
7.0,3.2,versicolor
6.3,3.3,virginica
`

const dataOf = (text: string, options: CsvOptions = {}) => tableFromCsv(text, { ...plain, ...options }).data
const reportOf = (text: string, options: CsvOptions = {}) =>
  tableFromCsv(text, { ...plain, ...options }).report

/** The issues of a file, as `place: sentence`. */
function issuesOf(text: string, options: CsvOptions = {}): string[] {
  try {
    tableFromCsv(text, { ...plain, ...options })
    return []
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error
    return error.issues.map(({ path, message }) => (path ? `${path}: ${message}` : message))
  }
}

describe('a table', () => {
  test('has its last column as its target; texts are classes in the order of their first appearance', () => {
    const { data, report } = tableFromCsv(flowers, plain)
    expect(data).toEqual({
      kind: 'table',
      task: 'classification',
      inputs: [[5.1, 3.5], [4.9, 3], [7, 3.2], [6.3, 3.3]],
      targets: [[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]],
      inputNames: ['length', 'width'],
    }) // prettier-ignore
    expect(report.classes).toEqual(['setosa', 'versicolor', 'virginica'])
    expect(report.columns.map(({ name, type, role }) => [name, type, role])).toEqual([
      ['length', 'number', 'input'],
      ['width', 'number', 'input'],
      ['kind', 'text', 'target'],
    ])
  })

  test('names its inputs by the chosen columns, and has no names if the file has none', () => {
    expect(dataOf(flowers, { inputs: ['width', 'length'] }).inputNames).toEqual(['width', 'length'])
    expect(dataOf('1,2\n3,4\n', { header: false }).inputNames).toBeUndefined()
    const wide = (columns: number) =>
      [0, 1, 2]
        .map((n) => Array.from({ length: columns }, (_, i) => (n > 0 ? n * i + n : `c${i}`)).join(','))
        .join('\n')
    expect(dataOf(wide(mostNamedInputs + 1)).inputNames).toHaveLength(mostNamedInputs)
    expect(dataOf(wide(mostNamedInputs + 2)).inputNames, 'more than a table names').toBeUndefined()
  })

  test('has one-line names without invisible characters, clipped between whole characters', () => {
    const namesOf = (name: string) => dataOf(`"${name}",b\n1,2\n3,4\n`).inputNames
    expect(namesOf('<b>bill</b>\r\n length\u202e\u0007')).toEqual(['<b>bill</b> length'])
    expect(namesOf('\u200b')).toEqual(['column 1'])
    const [long = ''] = namesOf('🐧'.repeat(60)) ?? []
    expect(isInputName(long)).toBe(true)
    expect(long).toMatch(/^(?:🐧)+…$/u)
  })

  test('is valid data for an experiment', () => {
    const { data } = tableFromCsv(flowers, { test: 0.25 })
    const experiment = {
      version: 1,
      seed: 1,
      data,
      model: { kind: 'mlp', widths: [2, 4, 3], activation: 'tanh' },
      metric: { loss: 'cross-entropy' },
      algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 10 }],
      starts: [{ kind: 'random', distribution: 'normal' }],
      plane: { kind: 'random', normalization: 'filter' },
    }
    expect(parseExperiment(experiment)).toMatchObject({ data })
  })

  test.each([
    ['semicolons and decimal commas', 'a;b\n1,5;2\n-0,25;3\n', [[1.5], [-0.25]]],
    ['semicolons and decimal commas without names', '1,5;2,5\n3,5;2,25\n4,5;1\n', [[1.5], [3.5], [4.5]]],
    ['thousands', 'a;b\n1.234,5;1\n12;2\n', [[1234.5], [12]]],
    ['thousands in English', 'a,b\n"1,234.5",1\n12,2\n', [[1234.5], [12]]],
    ['quoted decimal commas', 'a,b\n"1,5",1\n"2,25",2\n', [[1.5], [2.25]]],
    ['points in one column and commas in another', 'a;b\n1.234;1,5\n2.5;2\n', [[1.234], [2.5]]],
    ['tabs', 'a\tb\n1\t2\n3\t4\n', [[1], [3]]],
    ['bars', 'a|b\n1|2\n3|4\n', [[1], [3]]],
    [
      'a byte-order mark, Windows line ends and empty lines',
      '\uFEFFa,b\r\n1,2\r\n\r\n3,4\r\n\r\n',
      [[1], [3]],
    ],
    ['line ends of old', 'a,b\r1,2\r3,4', [[1], [3]]],
    ['the separator of a spreadsheet', 'sep=;\na;b\n1,5;2\n3,5;4\n', [[1.5], [3.5]]],
    ['quotes, with a delimiter and a line end in them', '"a, in\nmm",b\n"1",2\n 3 ,4\n', [[1], [3]]],
    ['cells that a spreadsheet leaves at the end', 'a,b\n1,2,,\n3,4\n,\n', [[1], [3]]],
    ['a true minus, an exponent and a plus', 'a,b\n−1.5e-3,1\n+2,2\n', [[-0.0015], [2]]],
  ])('may have %s', (_, text, inputs) => {
    expect(dataOf(text, { target: 1, task: 'regression' }).inputs).toEqual(inputs)
  })

  test('has no header if its first row contains a number, unless told otherwise', () => {
    expect(reportOf('1,2\n3,4\n').columns.map(({ name }) => name)).toEqual(['column 1', 'column 2'])
    expect(reportOf('2020,2021\n3,4\n5,6\n', { header: true }).columns[0]?.name).toBe('2020')
  })

  test('has distinct column names, and drops the row counter that programs write', () => {
    const report = reportOf(',x,x,y\n0,1,2,3\n1,4,5,6\n2,7,8,10\n')
    expect(report.columns.map(({ name, role }) => [name, role])).toEqual([
      ['column 1', 'none'],
      ['x', 'input'],
      ['x (2)', 'input'],
      ['y', 'target'],
    ])
  })

  test('takes columns by name and by position, and several targets', () => {
    const data = dataOf('a,b,c,d\n1,2,3,4\n5,6,7,9\n', { inputs: ['c', 0], target: ['b', 3] })
    expect([data.task, data.inputs, data.targets]).toEqual([
      'regression',
      [[3, 1], [7, 5]],
      [[2, 4], [6, 9]],
    ]) // prettier-ignore
  })

  test('has -1 and 1 for two classes, whether texts or numbers', () => {
    expect(dataOf('x,y\n1,blue\n2,red\n').targets).toEqual([[-1], [1]])
    for (const [yes, no] of [
      ['yes', 'no'],
      ['true', 'false'],
      ['TRUE', 'FALSE'],
      ['positive', 'negative'],
    ] as const)
      expect(dataOf(`x,y\n1,${yes}\n2,${no}\n`).targets, yes).toEqual([[1], [-1]])
    expect(dataOf('x,y\n1,1\n2,0\n').targets).toEqual([[1], [-1]])
    expect(dataOf('x,y\n1,1\n2,-1\n').targets).toEqual([[1], [-1]])
    expect(dataOf('x,y\n1,1\n2,0\n', { task: 'regression' }).targets).toEqual([[1], [0]])
    expect(dataOf('x,y\n1,7\n2,3\n4,5\n', { task: 'classification' }).targets).toEqual([
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ])
  })

  test('uses the first column if that has the classes', () => {
    const text = 'species,mass,year\nAdelie,3750,2007\nGentoo,5000,2008\nAdelie,3800,2009\n'
    expect(reportOf(text).columns.map(({ role }) => role)).toEqual(['target', 'input', 'input'])
  })
})

describe('its parts', () => {
  const hundred = `x,y\n${Array.from({ length: 100 }, (_, i) => `${i},${i ** 2}`).join('\n')}\n`

  test('are drawn from the seed: a quarter is the test set, and every row is in one of them', () => {
    const { data, report } = tableFromCsv(hundred, { standardize: false })
    expect([report.train, report.test]).toEqual([75, 25])
    const all = [...data.inputs, ...data.testInputs!].map(([x]) => x!)
    expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i))
    for (const [i, [x]] of data.testInputs!.entries()) expect(data.testTargets![i]).toEqual([x! ** 2])
    expect(tableFromCsv(hundred, { standardize: false })).toEqual({ data, report })
    expect(tableFromCsv(hundred, { standardize: false, seed: 2 }).data.testInputs).not.toEqual(
      data.testInputs,
    )
    const flower = Array.from({ length: 150 }, (_, i) => `${i},${i % 3}a`).join('\n')
    expect(tableFromCsv(`x,y\n${flower}`).report).toMatchObject({ train: 112, test: 38 })
  })

  test('can be those that a column names', () => {
    const { data, report } = tableFromCsv('x,y,part\n1,2,train\n3,5,Test\n5,7,0\n', {
      standardize: false,
      test: { column: 'part' },
    })
    expect([data.inputs, data.testInputs]).toEqual([[[1], [5]], [[3]]])
    expect(report.columns[2]?.role).toBe('test')
    expect(issuesOf('x,y,part\n1,2,train\n3,4,valid\n', { test: { column: 2 } })).toEqual([
      'line 3, column "part": “valid” is not a part of the data. Write train or test, or 0 or 1',
    ])
    expect(issuesOf('x,y,part\n1,2,test\n3,4,test\n', { test: { column: 2 } })).toEqual([
      'column "part": leaves no rows for training',
    ])
  })

  test('have mean 0 and deviation 1 on the training set, for inputs and numeric targets', () => {
    const { data, report } = tableFromCsv(hundred, { seed: 5 })
    for (const rows of [data.inputs, data.targets]) {
      const values = rows.map(([value]) => value!)
      const mean = values.reduce((sum, value) => sum + value, 0) / 75
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 75
      expect(mean).toBeCloseTo(0, 12)
      expect(variance).toBeCloseTo(1, 12)
    }
    const [x, y] = report.standardized
    expect([x?.name, y?.name]).toEqual(['x', 'y'])
    const raw = tableFromCsv(hundred, { seed: 5, standardize: false }).data.testInputs![3]![0]!
    expect(data.testInputs![3]![0]).toBeCloseTo((raw - x!.mean) / x!.deviation, 12)
    expect(tableFromCsv(flowers, { test: 0 }).report.standardized.map(({ name }) => name)).toEqual([
      'length',
      'width',
    ])
  })

  test('refuse a constant column if it should be standardised', () => {
    const text = 'x,y,z\n1,2,1\n1,3,4\n1,5,9\n'
    const chosen = { inputs: ['x', 'y'], target: 'z' }
    expect(issuesOf(text, { ...chosen, standardize: true })).toEqual([
      'column "x": is 1 in every training row, so it carries no information. Leave it out, or do not standardise',
    ])
    expect(issuesOf(text, chosen)).toEqual([])
    expect(issuesOf(text, { standardize: true }), 'it is no input unless it is chosen').toEqual([])
    expect(issuesOf('x,y\n1e308,1\n-1e308,2\n1e308,5\n', { standardize: true })).toEqual([
      'column "x": its numbers are too large or too close together to standardise',
    ])
  })

  test('skip rows without a value in a used column on request', () => {
    const gaps = 'x,y,z\n1,2,NA\n,3,4\n5,nan,5\n6,7,?\n8,9,null\n'
    expect(issuesOf(gaps, { inputs: ['x'], target: 'y' })).toEqual([
      'line 3, column "x": a value is missing. Leave out rows with missing values, or the column',
      'line 4, column "y": a value is missing. Leave out rows with missing values, or the column',
    ])
    const options = { inputs: ['x'], target: 'y', missing: 'drop' } as const
    expect(dataOf(gaps, options).inputs).toEqual([[1], [6], [8]])
    expect(reportOf(gaps, options)).toMatchObject({ rows: 5, dropped: 2, train: 3, test: 0 })
    expect(issuesOf('x,y\n,1\n2,\n', { inputs: ['x'], target: 'y', missing: 'drop' })).toEqual([
      'no row has a value in every column that is used',
    ])
  })

  test('have as many rows as an experiment allows, drawn from the seed, if there are more', () => {
    const count = mostSamples + 5000
    const long = `x,y\n${Array.from({ length: count }, (_, i) => `${i},${i}`).join('\n')}\n`
    const { data, report } = tableFromCsv(long, { ...plain, seed: 3 })
    expect(data.inputs.length).toBe(mostSamples)
    expect(report).toMatchObject({ rows: count, leftOut: 5000, seed: 3, train: mostSamples })
    expect(new Set(data.inputs.map(([x]) => x)).size).toBe(mostSamples)
    expect(tableFromCsv(long, { ...plain, seed: 4 }).data.inputs).not.toEqual(data.inputs)
  })
})

describe('an invalid file', () => {
  test.each([
    ['empty', '', 'the table is empty. Write one row for each sample'],
    ['names alone', 'a,b\n', 'line 1: there are column names but no rows below them'],
    ['one row', 'a,b\n1,2\n', 'only one row can be used. A table needs at least two'],
    [
      'one column',
      'a\n1\n2\n',
      'line 1: a table needs at least two columns, separated by commas, semicolons, tabs, bars or spaces',
    ],
    ['a row that is short', 'a,b,c\n1,2,3\n\n4,5\n', 'line 4: has 2 cells, but the first row has 3'],
    ['a row that is long', 'a,b\n1,2\n4,5,6\n', 'line 3: has 3 cells, but the first row has 2'],
    [
      'a row that is long after a cell of two lines',
      'a,b\n"1\n",2\n4,5,6\n',
      'line 4: has 3 cells, but the first row has 2',
    ],
    ['a quotation mark', 'a,b\n1,2\n"3,4\n5,6\n', 'line 3: unclosed quotation mark. Close it, or remove it'],
    ['a text among numbers', 'age,b\n1,2\n12a,3\n', 'line 3, column "age": “12a” is not a number'],
    ['an infinity', 'age,b\n1,2\n1e999,3\n', 'line 3, column "age": “1e999” is not a number'],
    [
      'a single class',
      'a,b\n1,x\n2,x\n',
      'column "b": has only one class. Choose a column with two classes or more',
    ],
    ['bytes', 'a,b\r\n1,2\r\n3,\0\r\n', 'line 3: this is not a text file: it contains a NUL character'],
  ])('says why: %s', (_, text, sentence) => {
    expect(issuesOf(text, text.includes(',x') ? { task: 'classification', target: 'b' } : {})).toEqual([
      sentence,
    ])
  })

  test('has its faults listed with their places, at most twenty', () => {
    const many = `a,b\n${Array.from({ length: 50 }, (_, i) => `${i % 2 === 0 ? i : 'bad'},${i}`).join('\n')}\n`
    const issues = issuesOf(many)
    expect(issues.length).toBe(20)
    expect(issues[19]).toBe('line 41, column "a": “bad” is not a number')
  })

  test('is refused by its size before it is parsed', () => {
    expect(issuesOf('x'.repeat(20_000_001))).toEqual(['a table has at most 20 million characters'])
    expect(issuesOf(`a,b\n${',\n'.repeat(2_100_000)}`)).toEqual([
      'line 2000001: a table has at most 4 million cells',
    ])
    const [longest, longer] = ['x'.repeat(100_000), 'x'.repeat(100_001)]
    expect(issuesOf(`a,b\n1,2\n3,${longest}\n`)).toEqual([expect.stringContaining('is not a number')])
    for (const text of [`a,b\n1,2\n${longer},3\n`, `a,b\n1,2\n3,${longer}`])
      expect(issuesOf(text)).toEqual(['line 3: a cell has at most 100 thousand characters'])
    expect(issuesOf(`sep=;\na;b\n1;2\n${longer};3\n`)).toEqual([
      'line 4: a cell has at most 100 thousand characters',
    ])
    expect(issuesOf(`${'a,'.repeat(3000)}b\n`)).toEqual([
      'line 1: a table has at most 2048 columns, not 3001',
    ])
  })
})

describe('options', () => {
  test.each([
    [
      { target: 'kin' },
      'options.target: there is no column “kin”. The columns are "length", "width", "kind"',
    ],
    [{ inputs: [7] }, 'options.inputs: there is no column 7. There are 3, counted from 0'],
    [{ inputs: ['width', 'width'] }, 'column "width": is used twice. Give each column one use'],
    [{ inputs: [] }, 'options.inputs: there are no inputs. Choose a column of numbers'],
    [
      { target: ['width', 'length'], inputs: [2], task: 'classification' },
      'options.target: classes come from one column. Choose one',
    ],
    [{ test: 1 }, 'options.test: must be below 1, so that some rows are left for training'],
    [{ seed: -1 }, 'options.seed: must be at least 0'],
    [{ missing: 'keep' }, 'options.missing: must be one of "drop", "error", not "keep"'],
    [{ sep: ';' }, 'options.sep: unknown field "sep"'],
  ])('%j has a sentence', (options, sentence) => {
    expect(issuesOf(flowers, options as CsvOptions)[0]).toBe(sentence)
  })
})
