import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/elements/import/bl-import.ts'
import '../../../src/elements/import/bl-table-sheet.ts'
import type { ImportChoiceEvent, ImportTextEvent } from '../../../src/elements/import/bl-import.ts'
import type { ColumnUseEvent, TableChoiceEvent } from '../../../src/elements/import/bl-table-sheet.ts'
import type { TableView } from '../../../src/elements/import/bl-table-sheet.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'

const button = (element: Element, name: string) =>
  [...element.shadowRoot!.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)!

const column = { found: 'numbers', wrong: false } as const

const view: TableView = {
  name: 'ages.csv',
  columns: [
    { ...column, name: 'age', place: 0, use: 'input' },
    { ...column, name: 'height', place: 1, use: 'input' },
    { ...column, name: 'mass', place: 2, use: 'input' },
    { ...column, name: 'kind', place: 3, use: 'target' },
  ],
  rows: [
    { line: 2, cells: ['1', '2', '3', 'a'], wrong: undefined },
    { line: 7, cells: ['12a', '2', '3', 'b'], wrong: [0] },
    { line: 9, cells: ['1', '2'], wrong: [] },
  ],
  more: 40,
  choice: {
    task: 'classification',
    standardize: true,
    missing: 'drop',
    test: 0.25,
    seed: 1,
    header: true,
    delimiter: ',',
    drawn: [0, 1],
  },
  made: '43 rows: 3 inputs, 2 classes; 32 train, 11 test',
  notes: ['The network becomes 3-8-8-1, the loss logistic.'],
  problems: [],
  busy: false,
}

test('a file is shown with the use of its columns, the result, and its problems in place', async () => {
  const element = await mount('bl-table-sheet', { view })
  const heard: unknown[] = []
  element.addEventListener('bl-column-use', (event) => {
    const { place, use } = event as ColumnUseEvent
    heard.push([place, use])
  })
  element.addEventListener('bl-table-choice', (event) => heard.push((event as TableChoiceEvent).change))
  element.addEventListener('use', () => heard.push('use'))
  expect(within(element, '.made').textContent).toBe(view.made)
  expect(
    [...element.shadowRoot!.querySelectorAll('td.wrong')].map((cell) => cell.textContent?.trim()),
  ).toEqual(['12a'])
  expect(within(element, 'tr.wrong th').textContent).toBe('9')
  expect(within(element, '.more').textContent).toBe('and 40 more')
  expect(await faults(element)).toEqual([])
  await userEvent.selectOptions(within(element, '[aria-label="Use of mass"]'), 'none')
  const across = [...element.shadowRoot!.querySelectorAll('bl-select')].find(
    ({ label }) => label === 'horizontal axis',
  )!
  await userEvent.selectOptions(across.shadowRoot!.querySelector('select')!, '1')
  await userEvent.click(button(element, 'Use it'))
  expect(heard).toEqual([[2, 'none'], { drawn: [1, 0] }, 'use'])
  element.view = {
    ...view,
    made: '',
    problems: [{ path: 'line 7, column "age"', message: '“12a” is not a number' }],
  }
  await settled(element)
  expect(button(element, 'Use it').disabled).toBe(true)
  expect(within(element, 'li').textContent?.trim()).toBe('line 7, column "age": “12a” is not a number')
  const closed = new Promise((done) => element.addEventListener('close', done, { once: true }))
  await userEvent.keyboard('{Escape}')
  await closed
})

test('a text is imported if there is one, and an experiment opens after a click', async () => {
  const kinds = [{ name: 'A table', form: 'CSV', does: 'You see it first.' }]
  const element = await mount('bl-import', { view: { kind: 'choose', kinds, issues: [] } })
  const heard: unknown[] = []
  element.addEventListener('bl-import-text', (event) => heard.push((event as ImportTextEvent).text))
  for (const type of ['pick', 'open']) element.addEventListener(type, () => heard.push(type))
  expect(await faults(element)).toEqual([])
  await userEvent.click(button(element, 'Import text'))
  expect(element.shadowRoot!.activeElement?.localName).toBe('textarea')
  await userEvent.fill(within(element, 'textarea'), 'x,y')
  await userEvent.click(button(element, 'Import text'))
  await userEvent.click(button(element, 'Choose a file'))
  element.view = { kind: 'experiment', name: 'mine.json', said: 'network 2-8-1', notes: [] }
  await settled(element)
  await userEvent.click(button(element, 'Open it'))
  expect(heard).toEqual(['x,y', 'pick', 'open'])
})

test('an incomplete file opens once the question about it is answered', async () => {
  const question = {
    label: 'Activation of its hidden layers',
    options: [{ value: 'relu', label: 'ReLU' }],
    value: '',
  }
  const shown = {
    kind: 'experiment',
    name: 'net.npz',
    said: '',
    notes: ['Its weights become w₀.'],
    question,
  } as const
  const element = await mount('bl-import', { view: shown })
  const heard: unknown[] = []
  element.addEventListener('bl-import-choice', (event) => heard.push((event as ImportChoiceEvent).value))
  element.addEventListener('open', () => heard.push('open'))
  expect(element.shadowRoot!.querySelector('p')?.textContent).toBe('Its weights become w₀.')
  expect(within(element, '.said').textContent).toBe('net.npz')
  expect(button(element, 'Open it').disabled).toBe(true)
  expect(await faults(element)).toEqual([])
  const select = within(element, 'bl-select').shadowRoot!.querySelector('select')!
  expect(select.selectedOptions[0]?.textContent).toBe('choose one')
  await userEvent.selectOptions(select, 'relu')
  element.view = { ...shown, said: 'network 2-8-1, ReLU', question: { ...question, value: 'relu' } }
  await settled(element)
  await userEvent.click(button(element, 'Open it'))
  expect(heard).toEqual(['relu', 'open'])
})

test('a file that does not determine its task says so, and the user chooses one', async () => {
  const choice = { ...view.choice, task: undefined }
  const element = await mount('bl-table-sheet', { view: { ...view, choice } })
  const tasks: unknown[] = []
  element.addEventListener('bl-table-choice', (event) => tasks.push((event as TableChoiceEvent).change.task))
  const select = element.shadowRoot!.querySelector('.choices bl-select')!.shadowRoot!.querySelector('select')!
  expect(select.selectedOptions[0]?.textContent?.trim()).toBe('not decided yet')
  await userEvent.selectOptions(select, 'classification')
  expect(tasks).toEqual(['classification'])
})
