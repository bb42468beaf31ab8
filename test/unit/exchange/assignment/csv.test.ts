import { expect, test } from 'vitest'
import { csvText } from '../../../../src/exchange/assignment/csv.ts'

test('Cells are quoted for spreadsheets', () => {
  const rows = [
    ['name', 'right', 'guess'],
    ['Ilić, Sofia', true, -0.5],
    ['“x” says "y"', false, undefined],
    ['two\nlines', true, NaN],
    ['', undefined, 1e-7],
  ]
  expect(csvText(rows)).toBe(
    '\uFEFFname,right,guess\r\n' +
      '"Ilić, Sofia",yes,-0.5\r\n' +
      '“x” says ""y""'.replace(/^/, '"').replace(/$/, '"') +
      ',no,\r\n' +
      '"two\nlines",yes,\r\n' +
      ',,1e-7\r\n',
  )
})

test.each(['=1+1', '+A1', '-A1', '@sum', '\t=1', ' =HYPERLINK("x")'])(
  'What a spreadsheet would compute is text: %s',
  (formula) => {
    const [cell] = csvText([[formula]])
      .slice(1)
      .split('\r\n')
    expect(cell?.replace(/^"/, '').startsWith("'")).toBe(true)
  },
)
