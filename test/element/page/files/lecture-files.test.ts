import { signal } from '@preact/signals-core'
import { render } from 'lit'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  UnfinishedEvent,
  type BlLectureFiles,
} from '../../../../src/elements/lecture/files/bl-lecture-files.ts'
import { lectureText } from '../../../../src/exchange/lecture/lecture-text.ts'
import { ImportTextEvent } from '../../../../src/elements/import/bl-import.ts'
import { CommandEvent } from '../../../../src/elements/events.ts'
import { Importer } from '../../../../src/page/import/importer.ts'
import { LectureFiles } from '../../../../src/page/files/lecture-files.ts'
import { falseClaims } from '../../../../src/page/editor/check/false-claims.ts'
import { keptGroups } from '../../../../src/page/lecture/menu.ts'
import { scenarios } from '../../../../src/scenarios/index.ts'
import { nowhere, type LecturePlace } from '../../../../src/scenarios/place.ts'
import { askStore } from '../../../../src/study/lecture/browser-store.ts'
import {
  forgetLecture,
  keepLecture,
  keepOpened,
  savedLectures,
  type SavedLecture,
} from '../../../../src/study/lecture/saved-lectures.ts'
import { fetchLecture, lectureOf } from '../../../../src/study/lecture/lecture.ts'
import { versionsOf } from '../../../../src/study/lecture/saved-versions.ts'
import { readLecture } from '../../../../src/study/lecture/own-lectures.ts'
import { setPreferredLanguages } from '../../../../src/words/language/language.ts'
import { joined } from '../../../../src/exchange/lecture/translation/documents.ts'
import { tal, valley } from '../../../support/lectures/valley.ts'
import { storeThatFails } from '../../../support/page/browser-store.ts'

const [flagship] = scenarios
const text = lectureText({ ...flagship!, id: 'filed', title: 'Filed', authors: ['K. Brandt'] })
const address = location.href

const place = signal<LecturePlace>(nowhere)
const openings = {
  get at() {
    return place.value
  },
  async openLecture(id: string, step: number) {
    await fetchLecture(id)
    place.value = { lecture: lectureOf(id), step, apart: false }
  },
}

let files: LectureFiles
let door: Importer
let main: HTMLElement

/** The element's current state. */
function shown(): BlLectureFiles {
  render(files.render(), main)
  return main.querySelector('bl-lecture-files')!
}

/** The sentence of the notice that is shown now. */
function notice(): string {
  render(files.render(), main)
  return main.querySelector('bl-notice')!.words
}

const title = () => place.value.lecture?.title

/** A drag event with a file over the page. */
function drag(type: string, name: string, content: string): DragEvent {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([content], name))
  const event = new DragEvent(type, { dataTransfer, cancelable: true })
  window.dispatchEvent(event)
  return event
}

/** Gives the browser this file picker. */
const savesBy = (showSaveFilePicker: unknown) => vi.stubGlobal('showSaveFilePicker', showSaveFilePicker)

beforeEach(() => {
  place.value = nowhere
  files = new LectureFiles(openings)
  const others = () => Promise.reject(new Error('There are lectures alone here.'))
  door = new Importer({
    lecture: ({ file, name, later }) => files.openFile(file, name, later),
    many: (all) => files.openFiles(all),
    ...{ answers: others, experiment: others, table: others, arrays: others },
  })
  main = document.createElement('main')
  document.body.replaceChildren(main)
})

afterEach(() => {
  files.dispose()
  door.dispose()
  vi.unstubAllGlobals()
  history.replaceState(null, '', address)
  document.body.replaceChildren()
})

test('a dropped file opens; the page says so while the file is over it, and only for files', async () => {
  const dropping = () => {
    render([files.render(), door.render()], main)
    return main.querySelector('bl-import')!.dropping
  }
  window.dispatchEvent(new DragEvent('dragenter', { dataTransfer: new DataTransfer() }))
  expect(dropping()).toBe(false)
  drag('dragenter', 'filed.txt', text)
  expect(dropping()).toBe(true)
  window.dispatchEvent(new DragEvent('dragleave'))
  expect(dropping()).toBe(false)
  expect(drag('drop', 'filed.txt', text).defaultPrevented).toBe(true)
  await expect.poll(title).toBe('Filed')
})

test('the dialog over the page shows the faults of a text, until it is dismissed or closed', async () => {
  const draw = () => render([files.render(), door.render()], main)
  door.hear('bring-in')
  draw()
  const dialog = main.querySelector('bl-import')!
  const said = async () => {
    draw()
    await dialog.updateComplete
    const error = dialog.shadowRoot!.querySelector('bl-error')!
    await error.updateComplete
    return error.shadowRoot!.textContent.trim()
  }
  const bring = () => dialog.dispatchEvent(new ImportTextEvent('hello there'))
  bring()
  await expect.poll(said).toMatch(/^The pasted text is not a file this page can open\./)
  expect(door.issues).toEqual([])
  dialog.dispatchEvent(new CommandEvent('dismiss'))
  expect(await said()).toBe('')
  bring()
  await expect.poll(said).not.toBe('')
  dialog.dispatchEvent(new Event('close'))
  expect(door.issues).toEqual([])
})

test('an opened lecture is saved in the browser, in the group of its origin, and can be removed and restored', async () => {
  drag('drop', 'filed.txt', text)
  await expect.poll(title).toBe('Filed')
  const id = place.value.lecture!.id
  const found = async () => (await savedLectures()).find((one) => one.id === id)
  await expect.poll(found).toMatchObject({ text, title: 'Filed', authors: ['K. Brandt'] })
  await files.readKept()
  const opened = (await found())!.opened
  const groups = (now: number) =>
    keptGroups(files.kept, new Date(now)).map(({ title: name, entries }) => [name, entries[0]?.kept])
  const day = 86_400_000
  expect(groups(opened)).toEqual([
    ['Your lectures', expect.stringMatching(/^K\. Brandt · filed\.txt · today \d\d:\d\d$/)],
  ])
  expect(groups(opened + 2 * day)).toEqual([['Your lectures', expect.stringMatching(/· [A-Z][a-z]+day$/)]])
  expect(groups(opened + 30 * day)).toEqual([
    ['Your lectures', expect.stringMatching(/· \d+ [A-Z][a-z]+ \d{4}$/)],
  ])
  await files.forget(id, true)
  expect([files.kept, await found()]).toEqual([[], undefined])
  await files.forget(id, false)
  expect(files.kept.map((one) => one.title)).toEqual(['Filed'])
  await files.forget(id, true)
})

test('a draft stays when its lecture is restored, opened again, or its offer declined', async () => {
  const written = { kind: 'here', name: '' } as const
  const { lecture } = await readLecture(text.replace('id: filed', 'id: unfinished'), written)
  const { id, title, steps, manuscript } = lecture!
  const early: SavedLecture = {
    ...{ id, title, idea: '', steps: steps.length, text: manuscript!.text, authors: [] },
    ...{ origin: written, writing: true, opened: Date.now() },
  }
  const found = async () => (await savedLectures()).find((one) => one.id === id)
  // As another tab does, of which this one sees only the stored data.
  const since = { ...early, typed: `${early.text}\nSince.\n`, opened: early.opened + 5 }
  const byAnotherTab = () => askStore('lectures', 'readwrite', (store) => store.put(since))
  await keepLecture(early)
  await files.offerUnfinished()
  await expect.poll(() => shown().unfinished?.title).toBe('Filed')
  shown().dispatchEvent(new UnfinishedEvent('later'))
  expect(shown().unfinished).toBeUndefined()
  await files.offerUnfinished()
  await expect
    .poll(() => shown().unfinished?.title, { message: 'the next load offers it again' })
    .toBe('Filed')
  await byAnotherTab()
  shown().dispatchEvent(new UnfinishedEvent('not-now'))
  await expect.poll(found).toMatchObject({ typed: since.typed, writing: false })

  await files.readKept()
  await files.forget(id, true)
  await byAnotherTab()
  await files.forget(id, false)
  expect(await found()).toEqual(since)

  await keepOpened({ ...early, origin: { kind: 'file', name: 'filed.txt' }, opened: since.opened + 5 })
  expect(await found()).toEqual({ ...since, opened: since.opened + 5 })
  await forgetLecture(id)
})

/** Drops several files at once. */
function dropAll(...all: readonly (readonly [string, string])[]): void {
  const dataTransfer = new DataTransfer()
  for (const [name, content] of all) dataTransfer.items.add(new File([content], name))
  window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
}

const languagesShown = () => place.value.lecture?.manuscript?.languages
const keptText = async (id: string) => (await savedLectures()).find((one) => one.id === id)

test('a translation joins its lecture: dropped after it, before it, with it in any order, and again', async () => {
  setPreferredLanguages(['de'])
  const [own, translation] = [['valley.txt', valley], ['tal.txt', tal]] as const
  drag('drop', ...translation)
  await expect.poll(() => shown().view).toMatchObject({ kind: 'text', text: tal, problems: [{ line: 3, column: 1, message: expect.stringMatching(/^there is no lecture "valley" here\./u) as string }] })
  drag('drop', ...own)
  await expect.poll(title).toBe('Ein Tal')
  await expect.poll(async () => (await keptText('yours.valley'))?.text).toBe(joined(valley, tal))
  expect(await keptText('yours.valley')).toMatchObject({ saved: valley, origin: { kind: 'file', name: 'valley.txt' } })

  // The file has since been edited elsewhere, and has no translation there.
  drag('drop', 'valley.txt', valley.replace('More.', 'Other.'))
  await expect.poll(async () => (await keptText('yours.valley'))?.text).toBe(joined(valley.replace('More.', 'Other.'), tal))

  place.value = nowhere
  drag('drop', 'tal.txt', tal.replace('Ein Tal', 'Das Tal'))
  await expect.poll(title).toBe('Das Tal')
  expect(notice()).toBe('Added to “A valley”: German')
  expect(await versionsOf('yours.valley')).toHaveLength(1)
  expect(await savedLectures().then((all) => all.filter(({ id }) => id.startsWith('yours.valley')).length)).toBe(1)

  for (const [n, both] of [[own, translation], [translation, own]].entries()) {
    await forgetLecture('yours.valley')
    place.value = nowhere
    dropAll(...both.map(([name, content]) => [`${n}-${name}`, content] as const))
    await expect.poll(title).toBe('Ein Tal')
    expect(place.value.lecture?.manuscript).toMatchObject({ text: joined(valley, tal), saved: valley, languages: ['en', 'de'] })
    await forgetLecture(place.value.lecture!.id)
  }
  setPreferredLanguages(undefined)
}) // prettier-ignore

test('a translation of a built-in lecture, or of one from a link, joins a copy', async () => {
  await fetchLecture('where-is-zero')
  place.value = { lecture: lectureOf('where-is-zero'), step: 0, apart: false }
  drag('drop', 'fr.txt', tal.replace('translates: valley', 'translates: where-is-zero').replace(': de', ': fr').replace(/## Ein[^]*/u, ''))
  await expect.poll(languagesShown).toEqual(['en', 'fr'])
  expect(place.value.lecture).toMatchObject({ id: 'yours.where-is-zero', manuscript: { origin: { kind: 'here', name: '' } } })
  expect((await keptText('yours.where-is-zero'))?.text).toContain('translates: where-is-zero')
  await forgetLecture('yours.where-is-zero')
}) // prettier-ignore

test.for([
  ['full', new DOMException('', 'QuotaExceededError'), /storage is full.*remove lectures from the menu/],
  ['closed', new DOMException('', 'SecurityError'), /the browser blocks storage.*Download it/],
] as const)(
  'a browser whose storage is %s says so of a lecture, and what to do',
  async ([, reason, said]) => {
    vi.stubGlobal('indexedDB', storeThatFails(reason))
    drag('drop', 'filed.txt', text.replace('# Filed', `# Filed in ${reason.name}`))
    await expect.poll(notice).toMatch(said)
  },
)

test('a lecture is saved to the chosen place, or nowhere if none is chosen; a failing disk is reported', async () => {
  files.hear('save-lecture')
  await expect.poll(notice).toBe('There is no lecture to save here.')
  drag('drop', 'filed.txt', text)
  await expect.poll(title).toBe('Filed')
  const written: string[] = []
  const file = { write: (part: string) => void written.push(part), close: () => written.push('closed') }
  const picker = vi.fn(() => Promise.resolve({ name: 'mine.txt', createWritable: async () => file }))
  savesBy(picker)
  files.hear('save-lecture')
  await expect.poll(notice).toBe('Saved as mine.txt')
  expect(written).toEqual([text, 'closed'])
  expect(picker).toHaveBeenCalledWith(expect.objectContaining({ suggestedName: 'filed.txt' }))
  savesBy(() => Promise.reject(new DOMException('called off', 'AbortError')))
  files.hear('save-lecture')
  savesBy(() => Promise.resolve({ name: 'x', createWritable: () => Promise.reject(new Error('full')) }))
  files.hear('save-lecture')
  await expect
    .poll(() => files.issues)
    .toEqual([{ path: '', message: 'Not saved: the file could not be written. It is still saved here.' }])
  files.dismiss()
  expect(files.issues).toEqual([])
  const abort = vi.fn(() => Promise.resolve())
  const write = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
  savesBy(() => Promise.resolve({ name: 'x', createWritable: () => Promise.resolve({ write, abort }) }))
  files.hear('save-lecture')
  await expect.poll(() => files.issues).toHaveLength(1)
  expect(abort).toHaveBeenCalledOnce()
})

test('a chosen file opens again at the current step', async () => {
  const pick = (content: string) =>
    vi.stubGlobal('showOpenFilePicker', async () => [
      { getFile: async () => new File([content], 'filed.txt') },
    ])
  pick(text)
  door.hear('open-file')
  await expect.poll(title).toBe('Filed')
  place.value = { ...place.value, step: 3 }
  pick(text.replace('# Filed', '# Filed again'))
  door.hear('open-file')
  await expect.poll(title).toBe('Filed again')
  expect(place.value.step).toBe(3)
})

test('a text that only starts like a lecture shows its problem in the dialog, where it can be fixed; the current lecture stays', async () => {
  drag('drop', 'broken.txt', '---\nbadlands: 1\n')
  await expect
    .poll(() => shown().view)
    .toMatchObject({
      kind: 'text',
      title: 'broken.txt',
      said: 'None of it can be shown, so the page stays as it was.',
    })
  const element = shown()
  await element.updateComplete
  element.renderRoot.querySelector('textarea')!.value = 'Some words.'
  element.renderRoot.querySelector<HTMLButtonElement>('.primary')!.click()
  await expect
    .poll(() => shown().view)
    .toMatchObject({
      text: 'Some words.',
      problems: [{ line: 1, message: 'this is not a lecture. Write --- in line 1, as every lecture does' }],
    })
  expect(title()).toBeUndefined()
})

test('an address of an unknown host is refused with a sentence, and nothing is fetched', async () => {
  files.dispose()
  const url = new URL(address)
  url.searchParams.set('lecture', 'https://example.org/a.txt')
  history.replaceState(null, '', url)
  files = new LectureFiles(openings)
  await expect
    .poll(() => files.issues[0]?.message)
    .toMatch(/^“https:\/\/example.org.*Save the file and open it here\.$/)
  expect(new URL(location.href).searchParams.has('lecture')).toBe(false)
})

test('an author is told of false claims in a dropped file, with a way to Check', async () => {
  files.dispose()
  files = new LectureFiles(openings, falseClaims)
  const drafted = (id: string, front = '') => `---
badlands: 1
id: ${id}
${front}---
# A bowl

## A step

The loss is {final-loss = 7} after {algorithms.0.steps = 10} steps.

\`\`\`experiment
seed: 1
data: {kind: none}
model: {kind: function, id: quadratic, parameters: {a: 1, b: 1}}
metric: {loss: squared}
algorithms: [{id: sgd, learningRate: 0.1, steps: 10}]
starts: [{kind: weights, values: [1, 1]}]
plane: {kind: weights, first: 0, second: 1, extent: {a: [-2, 2], b: [-2, 2]}}
\`\`\`
`
  const open = (content: string) => files.openFile(new File([content], 'bowl.txt'), 'bowl.txt')
  await open(drafted('bowl'))
  await expect.poll(() => shown().falseClaims).toBe(1)
  await shown().updateComplete
  expect(shown().shadowRoot?.querySelector('[role=status]')?.textContent).toContain(
    '1 claim of this lecture does not hold.',
  )
  const commands: string[] = []
  main.addEventListener('bl-command', (event) => commands.push((event as CommandEvent).command))
  shown().shadowRoot?.querySelector<HTMLElement>('[role=status] .primary')?.click()
  expect([commands, files.wantsCheck, shown().falseClaims]).toEqual([['edit'], true, 0])
  await open(drafted('handed-out', 'assignment: {name: yes}\n'))
  expect(title()).toBe('A bowl')
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(shown().falseClaims, 'readers of an assignment are not told').toBe(0)
  for (const id of ['yours.bowl', 'yours.handed-out']) await forgetLecture(id)
})
