import { expect, test } from 'vitest'
import { readTable, tableFromCsv } from '../../../../src/exchange/table/table-from-csv.ts'
import { defaultColumns } from '../../../../src/exchange/table/default-columns.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'

const rows = 60
const draws = new RandomStream(1, 'tables like known ones')

/**
 * A column like one in a known table: measured numbers, whole numbers up to a bound, dates, distinct names,
 * or repeated values.
 */
type Kind = 'measured' | 'dates' | 'names' | number | readonly (string | number)[]

function cell(kind: Kind, n: number, lane: number): string {
  const share = draws.uniform(n, lane)
  if (kind === 'measured') return (10 * share).toFixed(3)
  if (kind === 'dates') return `20${10 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-01`
  if (kind === 'names') return `name ${n}`
  if (typeof kind === 'number') return String(Math.floor(share * kind))
  return String(kind[n % kind.length])
}

/** A table with the columns of a known one, and generated values of their kinds. */
function like(columns: Readonly<Record<string, Kind>>): string {
  const kinds = Object.values(columns)
  const lines = Array.from({ length: rows }, (_, n) =>
    kinds.map((kind, lane) => cell(kind, n, lane)).join(','),
  )
  return [Object.keys(columns).join(','), ...lines].join('\n')
}

const [m, sexes] = ['measured' as const, ['F', 'M']]

/**
 * Columns of well-known tables, with the roles that a person would choose, recorded before the rules were
 * written. `-` before a name marks an unused column.
 */
const known: readonly [name: string, task: 'numbers' | 'classes', target: string, columns: Readonly<Record<string, Kind>>][] = [
  ['penguins', 'classes', 'Species', { Species: ['Adelie', 'Gentoo', 'Chinstrap'], Island: ['Dream', 'Biscoe'], 'Beak Length (mm)': m, 'Body Mass (g)': 900, Sex: ['MALE', 'FEMALE'] }],
  ['cars of vega', 'numbers', 'Miles_per_Gallon', { '-Name': 'names', Miles_per_Gallon: m, Cylinders: [4, 6, 8], Horsepower: 200, Year: 'dates', Origin: ['USA', 'Japan', 'Europe'] }],
  ['weather of Seattle', 'classes', 'weather', { '-date': 'dates', precipitation: m, temp_max: m, wind: m, weather: ['rain', 'sun', 'fog'] }],
  ['temperatures of the world', 'numbers', 'temp', { year: 'measured', temp: m }],
  ['prices of an index', 'numbers', 'price', { date: 'dates', price: m }],
  ['prices of stocks', 'numbers', 'price', { symbol: ['MSFT', 'AMZN', 'IBM'], date: 'dates', price: m }],
  ['electricity of Iowa', 'numbers', 'net_generation', { year: 'dates', source: ['Fossil', 'Nuclear', 'Renewables'], net_generation: 9999 }],
  ['disasters', 'numbers', 'Deaths', { Entity: ['Flood', 'Drought', 'Storm'], Year: 500, Deaths: 9999 }],
  ['barley', 'numbers', 'yield', { yield: m, variety: ['a', 'b', 'c'], year: [1931, 1932], site: ['x', 'y'] }],
  ['Anscombe', 'numbers', 'Y', { Series: ['I', 'II', 'III', 'IV'], X: m, Y: m }],
  ['bacteria', 'classes', 'Gram_Staining', { '-Bacteria': 'names', Penicillin: m, Neomycin: m, Gram_Staining: ['negative', 'positive'], '-Genus': Array.from({ length: 20 }, (_, i) => `g${i}`) }],
  ['flights', 'numbers', 'delay', { date: 'dates', delay: 99, distance: 999, '-origin': 'names' }],
  ['mtcars', 'numbers', 'mpg', { '': 'names', mpg: m, cyl: [4, 6, 8], disp: m, vs: [0, 1], am: [1, 0], gear: [3, 4, 5], carb: [1, 2, 4] }],
  ['ToothGrowth', 'numbers', 'len', { len: m, supp: ['VC', 'OJ'], dose: [0.5, 1, 2] }],
  ['PlantGrowth', 'numbers', 'weight', { weight: m, group: ['ctrl', 'trt1', 'trt2'] }],
  ['InsectSprays', 'numbers', 'count', { count: 40, spray: ['A', 'B', 'C', 'D', 'E', 'F'] }],
  ['warpbreaks', 'numbers', 'breaks', { breaks: 60, wool: ['A', 'B'], tension: ['L', 'M', 'H'] }],
  ['cars', 'numbers', 'dist', { speed: 25, dist: 120 }],
  ['Pima', 'classes', 'type', { npreg: 15, glu: 200, bmi: m, age: 60, type: ['Yes', 'No'] }],
  ['cats', 'numbers', 'Hwt', { Sex: sexes, Bwt: m, Hwt: m }],
  ['biopsy', 'classes', 'class', { '-ID': 99999, V1: 10, V2: 10, V3: 10, class: ['benign', 'malignant'] }],
  ['crabs', 'classes', 'sp', { sp: ['B', 'O'], sex: sexes, '-index': 50, FL: m, RW: m }],
  ['Salaries', 'numbers', 'salary', { rank: ['Prof', 'AsstProf'], discipline: ['A', 'B'], 'yrs.service': 40, sex: sexes, salary: 99999 }],
  ['Titanic', 'classes', 'survived', { '': 'names', survived: ['yes', 'no'], sex: ['female', 'male'], age: m, passengerClass: ['1st', '2nd', '3rd'] }],
  ['Glass', 'classes', 'Type', { RI: m, Na: m, Mg: m, Type: [1, 2, 3, 5, 6, 7] }],
  ['kyphosis', 'classes', 'Kyphosis', { Kyphosis: ['absent', 'present'], Age: 200, Number: 9, Start: 18 }],
] // prettier-ignore

test.each(known)(
  'the defaults for a table like %s are what a person would choose',
  (_, task, target, columns) => {
    const text = like(
      Object.fromEntries(Object.entries(columns).map(([name, kind]) => [name.replace('-', ''), kind])),
    )
    const table = readTable(text)
    const usual = defaultColumns(table.columns, table.csv)
    const wanted = Object.keys(columns).filter(
      (name) => name !== target && name !== '' && !name.startsWith('-'),
    )
    expect([usual.target?.name, usual.inputs.map(({ name }) => name)]).toEqual([target, wanted])
    const { report } = tableFromCsv(text)
    expect(report.task).toBe(task === 'classes' ? 'classification' : 'regression')
  },
)

test('a table of pictures has its label first or last, and pixels that share one scale', () => {
  const picture = (n: number) =>
    Array.from({ length: 64 }, (_, i) => (i === 0 ? 0 : Math.floor(draws.uniform(n, 100 + i) * 255)))
  const bodies = Array.from({ length: 40 }, (_, n) => ({ label: n % 4, pixels: picture(n) }))
  const tables = [
    ['label', ...Array.from({ length: 64 }, (_, i) => `pixel${i}`)].join(',') +
      bodies.map(({ label, pixels }) => `\n${label},${pixels.join(',')}`).join(''),
    bodies.map(({ label, pixels }) => `${label},${pixels.join(',')}`).join('\n'),
    bodies.map(({ label, pixels }) => `${pixels.join(',')},${label}`).join('\n'),
  ]
  for (const text of tables) {
    const { data, report } = tableFromCsv(text)
    expect(report.classes).toEqual(['0', '1', '2', '3'])
    expect([data.picture, data.inputs[0]?.length, report.train]).toEqual([8, 64, 30])
    const all = data.inputs.flat()
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length
    expect(mean, 'of the train part').toBeCloseTo(0, 12)
    expect(new Set(data.inputs.map(([first]) => first)).size, 'the pixel that is always dark').toBe(1)
  }
})

test('a column called label or y is the target at any place, and integer labels are classes', () => {
  const roles = (columns: Readonly<Record<string, Kind>>) => tableFromCsv(like(columns)).report
  for (const name of ['label', 'target', 'Class', 'y', 'species', 'outcome', 'iris_species'])
    expect(
      roles({ a: m, [name]: ['p', 'q', 'r'], b: m, c: m }).columns.find(({ role }) => role === 'target')
        ?.name,
    ).toBe(name)
  expect(roles({ label: [0, 1, 2], a: m, b: m })).toMatchObject({
    task: 'classification',
    classes: ['0', '1', '2'],
  })
  expect(roles({ x: m, y: 13 })).toMatchObject({ task: 'regression' })
})
