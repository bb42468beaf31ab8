import { render } from 'lit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TableView } from '../../../../src/elements/import/bl-table-sheet.ts'
import { Importer, type ImportedFile, type ImportHandlers } from '../../../../src/page/import/importer.ts'
import { TableSheet } from '../../../../src/page/import/table-sheet.ts'
import type { Study } from '../../../../src/study/study.ts'

/** A file whose contents arrive only after `open` is called, except its first bytes. */
class SlowFile extends File {
  open!: () => void
  readonly #opened = new Promise<void>((resolve) => (this.open = resolve))

  override async arrayBuffer(): Promise<ArrayBuffer> {
    await this.#opened
    return super.arrayBuffer()
  }
}

const rows = 'a,b\n1,2\n3,4\n5,6\n'
const sheetOf = (sheet: TableSheet) => sheet.render().values[0] as TableView | undefined
const nothing = () => Promise.resolve()

let door: Importer
let takers: { -readonly [kind in keyof ImportHandlers]: ImportHandlers[kind] }

beforeEach(() => {
  takers = {
    ...{ lecture: nothing, answers: nothing, experiment: nothing, table: nothing, arrays: nothing },
    many: nothing,
  }
  door = new Importer(takers)
})

afterEach(() => door.dispose())

const drop = (...files: File[]): void => {
  const dataTransfer = new DataTransfer()
  for (const file of files) dataTransfer.items.add(file)
  dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
}

test('a later table stays, although an earlier one is parsed after it', async () => {
  const sheet = new TableSheet({ store: {} } as Study)
  takers.table = (arrival) => sheet.open(arrival)
  const slow = new SlowFile([rows], 'slow.csv')
  const first = door.take({ name: slow.name, file: slow })
  // The first file is recognised before the second one arrives.
  await new Promise((resolve) => setTimeout(resolve, 20))
  await door.take({ name: 'quick.csv', file: new File([rows], 'quick.csv') })
  expect(sheetOf(sheet)?.name).toBe('quick.csv')
  slow.open()
  await first
  expect(sheetOf(sheet)?.name).toBe('quick.csv')
  sheet.dispose()
})

test('faults of an earlier file are not reported once a later one has come', async () => {
  const arrivals: ImportedFile[] = []
  let fail: (error: Error) => void = () => undefined
  takers.table = (arrival) => {
    arrivals.push(arrival)
    return arrivals.length === 1 ? new Promise((_, reject) => (fail = reject)) : Promise.resolve()
  }
  drop(new File([rows], 'first.csv'))
  await expect.poll(() => arrivals.length).toBe(1)
  drop(new File([rows], 'second.csv'))
  await expect.poll(() => arrivals.length).toBe(2)
  expect(arrivals.map(({ later }) => later?.aborted)).toEqual([true, false])
  fail(new Error('The first file is broken.'))
  await Promise.resolve()
  expect(door.issues).toEqual([])
})

test('several files dropped on the open dialog close it, and the page shows their faults', async () => {
  takers.many = () => Promise.reject(new Error('These files are not answers.'))
  const place = document.body.appendChild(document.createElement('div'))
  const view = () => {
    render(door.render(), place)
    return place.querySelector('bl-import')?.view
  }
  door.hear('bring-in')
  expect(view()).toBeDefined()
  drop(new File([rows], 'a.csv'), new File([rows], 'b.csv'))
  await expect.poll(() => door.issues.map(({ message }) => message)).toEqual(['These files are not answers.'])
  expect(view()).toBeUndefined()
  place.remove()
})
