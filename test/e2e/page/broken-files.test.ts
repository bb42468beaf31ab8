import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { browserTaskTimes } from '../../../.scripts/task-times.mjs'
import { mostLooked } from '../../../src/exchange/incoming/incoming.ts'
import { recognise, type IncomingKind } from '../../../src/exchange/incoming/recognise.ts'
import { parseJson } from '../../../src/exchange/json.ts'
import { parseLecture } from '../../../src/exchange/lecture/parse-lecture.ts'
import { openedArrays } from '../../../src/exchange/recorded/array-file.ts'
import { tableFromCsv } from '../../../src/exchange/table/table-from-csv.ts'
import { parseExperiment, parseTraining } from '../../../src/experiment/format/parse.ts'
import { ExperimentError, type ExperimentIssue } from '../../../src/experiment/spec/values/error.ts'
import { RandomStream } from '../../../src/math/statistics/random.ts'
import { damagedFile } from '../../support/files/array-files.ts'
import { Mutator } from '../../support/arbitrary/mutator.ts'
import { moons } from '../../support/experiments.ts'
import { isLong } from '../../support/long.ts'
import { expectQuiet, settled } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** Files of each kind. */
const count = isLong ? 100 : 5

/** Processor time of a task, in milliseconds, above which users notice a delay. */
const longest = 100

/** A broken file, and the first message about it. */
interface Broken {
  readonly name: string
  readonly bytes: Uint8Array
  readonly issue: ExperimentIssue
}

/** A kind of file: how to break one, and how to find its faults. */
interface FileKind {
  readonly name: string
  readonly kind: IncomingKind
  readonly damaged: () => Uint8Array
  /** Empty if the file can be used. */
  readonly issues: (bytes: Uint8Array) => readonly ExperimentIssue[]
}

/** The issues found while opening; empty if there are none. Rethrows any other error. */
function issuesIn(open: () => unknown): readonly ExperimentIssue[] {
  try {
    open()
    return []
  } catch (error) {
    if (error instanceof ExperimentError) return error.issues
    throw error
  }
}

/** A copy, since slicing a Buffer shares its memory. */
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(`test/fixtures/torch/${name}`))
const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const encoded = (text: string): Uint8Array => new TextEncoder().encode(text)

const mutator = new Mutator(5)
const stream = new RandomStream(5, 'broken files')
let drawn = 0
const draw = () => stream.uniform(drawn++)

const table = `length,width,kind\n${Array.from({ length: 40 }, (_, i) => `${i / 10},${(i * 7) % 13},${i % 3 ? 'rose' : 'lily'}`).join('\n')}\n`
const lecture = readFileSync('src/scenarios/lectures/two-weights/lecture.md', 'utf8')
const experiment = JSON.stringify(moons)

const arrays = (name: string, file: Uint8Array): FileKind => ({
  name,
  kind: 'arrays',
  damaged: () => damagedFile(file, draw),
  issues: (bytes) => issuesIn(() => openedArrays(name, bytes, parseTraining(moons))),
})

const kinds: readonly FileKind[] = [
  {
    name: 'table.csv',
    kind: 'table',
    damaged: () => encoded(mutator.text(table)),
    issues: (bytes) => issuesIn(() => tableFromCsv(decoded(bytes))),
  },
  arrays('run.npz', fixture('adam-tanh-logistic.npz')),
  arrays('surface.npz', fixture('surface-tanh-squared.npz')),
  arrays('weights.safetensors', fixture('weights.safetensors')),
  arrays('weights.json', fixture('weights.json')),
  {
    name: 'experiment.json',
    kind: 'experiment',
    damaged: () => encoded(mutator.below(2) ? mutator.text(experiment) : mutator.json(moons)),
    issues: (bytes) => issuesIn(() => parseExperiment(parseJson(decoded(bytes), 'this is not JSON'))),
  },
  {
    // A lecture with one good step opens, with its problems, so only files broken as a whole count.
    name: 'lecture.md',
    kind: 'lecture',
    damaged: () => encoded(mutator.lecture(lecture)),
    issues: (bytes) => {
      const { scenario, problems } = parseLecture(decoded(bytes))
      return scenario ? [] : problems.map(({ line, message }) => ({ path: `line ${line}`, message }))
    },
  },
]

/** Messages about a file as a whole, without a place within it. */
const ofAll =
  /^(the file|its matrices|an entry's name|this is not JSON|the experiment (is|holds)|there (is|are) )|pickled/

/** So many broken files of a kind that the page still recognises as that kind. */
function brokenFiles({ name, kind, damaged, issues }: FileKind): Broken[] {
  const found: Broken[] = []
  for (let tries = 0; found.length < count && tries < 200 * count; tries++) {
    const bytes = damaged()
    if (recognise({ name, head: bytes.subarray(0, mostLooked) }).kind !== kind) continue
    const [issue] = issues(bytes)
    if (issue) found.push({ name, bytes, issue })
  }
  return found
}

/** Drops a file on the page. */
const drop = (page: Page, { name, bytes }: Broken) =>
  page.evaluate(
    ([name, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([bytes], name))
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  )

/** The message about an unusable file: in the sheet of tables, the dialog of lectures, or over the page. */
const told = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('bl-app')!.renderRoot
    return [...root.querySelectorAll('bl-table-sheet, bl-lecture-files, bl-error')]
      .flatMap(({ shadowRoot }) => [...shadowRoot!.querySelectorAll('wa-dialog[open] li, .bar li')])
      .map(({ textContent }) => textContent)
      .join(' ')
      .replaceAll(/\s+/g, ' ')
      .toLowerCase()
  })

/** Closes the message. */
async function dismiss(page: Page): Promise<void> {
  await page.evaluate(() => {
    const root = document.querySelector('bl-app')!.renderRoot
    root.querySelector('bl-error')?.shadowRoot?.querySelector<HTMLElement>('[aria-label=Dismiss]')?.click()
    for (const name of ['bl-table-sheet', 'bl-lecture-files'])
      [
        ...(root.querySelector(name)?.shadowRoot?.querySelectorAll<HTMLElement>('wa-dialog[open] button') ??
          []),
      ]
        .find(({ textContent }) => /Not now|Close/.test(textContent))
        ?.click()
  })
  await expect.poll(() => told(page)).toBe('')
}

/** The address, the experiment and the runs. */
const state = (page: Page) =>
  page.evaluate(() => {
    const { trajectories, study } = document.querySelector('bl-app')!.landscape
    return {
      address: location.href,
      experiment: JSON.stringify(study!.store.experiment),
      runs: trajectories.map(({ loss, finalWeights }) => [...loss, ...finalWeights].join()),
    }
  })

describe('broken files', () => {
  const open = sharedVisit({ fragment: '#scenario=two-moons&step=1', gpu: 'none', width: 1000, height: 620 })

  it.each(kinds)(
    `${count} of $name are each reported with a place, change nothing and block nothing`,
    async (kind) => {
      const { page, browser } = open()
      await settled(page)
      await page.locator('bl-share .share').waitFor()
      const files = brokenFiles(kind)
      expect(files).toHaveLength(count)
      const before = await state(page)
      const dropAll = async () => {
        for (const file of files) {
          const { path, message } = file.issue
          expect(path !== '' || ofAll.test(message), message).toBe(true)
          await drop(page, file)
          const said = message.replaceAll(/\s+/g, ' ').slice(0, 60).toLowerCase()
          await expect.poll(() => told(page)).toContain(said)
          expect(await told(page)).toContain(path.toLowerCase())
          expect(await state(page)).toEqual(before)
          await dismiss(page)
        }
      }
      // The least of several times, since other work on the machine does not lengthen every one of them.
      let slowest = Infinity
      for (let tries = 0; tries < 3 && slowest >= longest; tries++)
        slowest = Math.min(slowest, Math.max(...(await browserTaskTimes(browser, dropAll))))
      if (isLong) console.info(`${kind.name}: the longest task took ${slowest.toFixed(0)} ms`)
      expect(slowest).toBeLessThan(longest)
      expectQuiet(open())
    },
    isLong ? 900_000 : 120_000,
  )
})
