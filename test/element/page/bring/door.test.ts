import { render } from 'lit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BringView } from '../../../../src/elements/bring/bl-bring-in.ts'
import type { TableView } from '../../../../src/elements/bring/table-view.ts'
import { BroughtIn } from '../../../../src/page/bring/brought-in.ts'
import { Door } from '../../../../src/page/bring/door.ts'
import type { Tour } from '../../../../src/page/lecture/tour.ts'
import type { Study } from '../../../../src/study/study.ts'
import { moons } from '../../../support/experiments.ts'

/** A file that is read when the test says so; its beginning is there at once. */
class SlowFile extends File {
  read: () => void = () => undefined
  readonly #asked = new Promise<void>((resolve) => (this.read = resolve))

  override async arrayBuffer(): Promise<ArrayBuffer> {
    await this.#asked
    return super.arrayBuffer()
  }
}

const experiment = (title: string) => JSON.stringify({ ...moons, version: 1, title })
const table = 'age,height\n1,2\n2,3\n3,4\n4,5\n'

let brought: BroughtIn
let door: Door
let main: HTMLElement

beforeEach(() => {
  // Study and tour are asked for once something is used or opened.
  brought = new BroughtIn({ store: { training: undefined } } as unknown as Study, {} as Tour)
  const others = () => Promise.reject(new Error('There is nothing of this kind here.'))
  door = new Door({
    experiment: (arrival, later) => brought.experiment(arrival, later),
    table: (arrival, later) => brought.table(arrival, later),
    arrays: (arrival, later) => brought.arrays(arrival, later),
    ...{ answers: others, lecture: others, many: others },
  })
  main = document.createElement('main')
  document.body.replaceChildren(main)
})

afterEach(() => {
  brought.dispose()
  door.dispose()
  document.body.replaceChildren()
})

/** Names of the experiment and of the table whose dialogs are open. */
function shown() {
  render(brought.render(), main)
  const view: BringView | undefined = main.querySelector('bl-bring-in')?.view
  const sheet: TableView | undefined = main.querySelector('bl-table-sheet')?.view
  return [view?.kind === 'experiment' ? view.name : undefined, sheet?.name]
}

const kinds = {
  experiment: ['experiment.json', experiment('one')],
  table: ['table.csv', table],
} as const

test.each([
  ['experiment', 'experiment'],
  ['experiment', 'table'],
  ['table', 'experiment'],
  ['table', 'table'],
] as const)('a slow %s does not replace a later %s', async (first, second) => {
  const slow = new SlowFile([kinds[first][1]], `early ${kinds[first][0]}`)
  const earlier = door.take({ name: slow.name, file: slow })
  // Its kind is known before the later one comes.
  await new Promise((resolve) => setTimeout(resolve, 50))
  const name = `late ${kinds[second][0]}`
  await door.take({ name, file: new File([kinds[second][1]], name) })
  const seen = second === 'experiment' ? [name, undefined] : [undefined, name]
  expect(shown()).toEqual(seen)
  slow.read()
  await earlier.catch(() => undefined)
  expect(shown()).toEqual(seen)
})

test('several files close the dialog they are dropped on, and the page says what is wrong with them', async () => {
  const view = () => {
    render(door.render(), main)
    return main.querySelector('bl-bring-in')!.view
  }
  door.hear('bring-in')
  expect(view()).toBeDefined()
  const dataTransfer = new DataTransfer()
  for (const name of ['a.csv', 'b.csv']) dataTransfer.items.add(new File([table], name))
  window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
  await expect
    .poll(() => door.issues.map(({ message }) => message))
    .toEqual(['There is nothing of this kind here.'])
  expect(view()).toBeUndefined()
})
