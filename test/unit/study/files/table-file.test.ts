import { expect, test } from 'vitest'
import { TableFile } from '../../../../src/study/files/table-file.ts'

const fileOf = (text: string) => new TableFile(new TextEncoder().encode(text))

const penguins = `species,mass,year\n${Array.from({ length: 20 }, (_, i) => `${i % 2 ? 'Adelie' : 'Gentoo'},${i === 15 ? 'NA' : 3000 + i},200${i % 3}`).join('\n')}\n`

test('a file describes its contents, and the default use of its columns', async () => {
  const found = await fileOf(penguins).answer({ kind: 'read', form: {} })
  expect(found).toMatchObject({ delimiter: ',', header: true, rows: 20 })
  expect(found.columns.map(({ name, type, missing, role }) => [name, type, missing, role])).toEqual([
    ['species', 'text', 0, 'target'],
    ['mass', 'number', 1, 'input'],
    ['year', 'number', 0, 'input'],
  ])
  expect(found.first.length).toBe(8)
  expect(found.first[0]).toEqual({ line: 2, cells: ['Gentoo', '3000', '2000'] })
})

test('options turn it into a table, first one row, and then all', async () => {
  const file = fileOf(penguins)
  await expect(file.answer({ kind: 'make', options: {} })).rejects.toThrow('the file must be read first')
  await file.answer({ kind: 'read', form: {} })
  await expect(file.answer({ kind: 'make', options: {} })).rejects.toThrow(
    'line 17, column "mass": a value is missing',
  )
  expect(await file.answer({ kind: 'rows', lines: [17, 400] })).toEqual([
    { line: 17, cells: ['Adelie', 'NA', '2000'] },
  ])
  const options = { missing: 'drop', test: 0 } as const
  const { report, like } = await file.answer({ kind: 'make', options })
  expect(report).toMatchObject({ train: 19, dropped: 1, classes: ['Gentoo', 'Adelie'] })
  const data = await file.answer({ kind: 'take', options })
  expect(data.inputs.length).toBe(19)
  expect(like).toEqual({ ...data, inputs: data.inputs.slice(0, 1), targets: data.targets.slice(0, 1) })
})

test('it is parsed again to be read in another way; a file that is not text says so', async () => {
  const file = fileOf('1;2\n3;4\n5;7\n')
  expect((await file.answer({ kind: 'read', form: { header: true } })).columns[0]?.name).toBe('1')
  expect((await file.answer({ kind: 'read', form: {} })).columns[0]?.name).toBe('column 1')
  await expect(
    new TableFile(Uint8Array.from([97, 0, 98])).answer({ kind: 'read', form: {} }),
  ).rejects.toThrow('this file is not text')
})
