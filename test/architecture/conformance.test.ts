import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The WCAG 2.1 criteria of each level that a page must meet: 30 and 20. */
const criteria = {
  A: `1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4
    2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.3.1 3.3.2 4.1.1 4.1.2`,
  AA: `1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4
    4.1.3`,
}
const expected = Object.entries(criteria).flatMap(([level, numbers]) =>
  numbers.split(/\s+/u).map((number) => `${number} ${level}`),
)

const rows = readFileSync('src/page/accessibility/conformance.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/u.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

test('the report has each criterion of the levels A and AA once, judged and with a remark', () => {
  expect(expected).toHaveLength(50)
  const named = rows.map(([, criterion = '', level = '']) => `${criterion.split(' ')[0]} ${level}`)
  expect(named.toSorted()).toEqual(expected.toSorted())
  const judged = ['Supports', 'Partially supports', 'Does not support', 'Not applicable']
  for (const [, criterion, , conformance = '', remark = '', held = ''] of rows) {
    expect(judged, criterion).toContain(conformance)
    expect(remark.length, criterion).toBeGreaterThan(10)
    expect(held.length, criterion).toBeGreaterThan(5)
  }
})

test('each test named in the report exists', () => {
  const named = rows.flatMap(([, criterion = '', , , , held = '']) =>
    Array.from(held.matchAll(/`(test\/[^`]+)`(?: “(.+)”$)?/gu), ([, file = '', name = '']) => ({
      criterion,
      file,
      name,
    })),
  )
  expect(named.length).toBeGreaterThan(20)
  const missing = named.filter(
    ({ file, name }) => name === '' || !existsSync(file) || !readFileSync(file, 'utf8').includes(name),
  )
  expect(missing).toEqual([])
})
