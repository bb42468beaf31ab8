import type {} from '../../src/landscape/loss-landscape.ts'
import { chromium, type Browser, type ConsoleMessage, type Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { browserPath, launchFlags } from '../../.scripts/browser.mjs'
import { allowedMessages } from '../support/page/allowed-messages.ts'
import { marker } from '../support/page/marker.ts'
import { readWritten, startLab, writeNotebook, type Lab } from './lab.ts'

const cells = {
  show: `import badlands, json
w = badlands.Landscape("two-weights", height=300, resolution=17)
w`,
  read: `told = {"state": w.state, "error": w.error, "w0": w.w0}
told["runs"] = [{name: run[name].tolist() for name in ("steps", "loss", "w")} for run in w.runs]
with open("told.json", "w") as file:
    json.dump(told, file)`,
  move: 'w.w0 = [1.5, -0.5]',
  open: 'w.experiment = "himmelblau"\nw.w0 = [3, 1]',
  spoil: 'w.experiment = {"version": 1, "model": {"kind": "mlp", "widths": [1, -1, 1]}}',
  'show again': 'w',
  close: 'w.close()',
}
type Cell = keyof typeof cells

/** Errors that do not come from the library, by their first line, each with its reason. */
const errorsOfJupyter: readonly {
  readonly error: string
  readonly path?: string
  readonly reason: string
}[] = [
  {
    error: 'Failed to load resource: the server responded with a status of 404 (Not Found)',
    path: '/lsp/status',
    reason: 'JupyterLab asks for servers of languages, which a package of their own would bring.',
  },
  {
    error: "TypeError: Cannot read properties of undefined (reading 'react')",
    reason: 'JupyterLab 4.0 lists what runs before it has an icon for it.',
  },
]

let lab: Lab | undefined
let browser: Browser | undefined
beforeAll(async () => {
  writeNotebook('landscape.ipynb', Object.values(cells))
  lab = await startLab()
  const executablePath = browserPath()
  browser = await chromium.launch({ ...(executablePath && { executablePath }), args: launchFlags.webgl })
})
afterAll(async () => {
  await browser?.close()
  await lab?.stop()
})

/**
 * True for an error, and for a warning from the widget or its host; JupyterLab has many warnings of its own.
 */
function isFault(message: ConsoleMessage): boolean {
  const { url } = message.location()
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  const said = message.text()
  if (allowedMessages.some((allowed) => allowed.message === said)) return false
  if (message.type() === 'warning') return /anywidget|badlands|loss-landscape/i.test(`${said} ${path}`)
  const isAllowed = errorsOfJupyter.some(
    (one) => one.error === said.split('\n')[0] && (one.path ?? path) === path,
  )
  return message.type() === 'error' && !isAllowed
}

/** Opens the notebook in JupyterLab and waits until its kernel is ready. */
async function openNotebook() {
  if (!lab || !browser) throw new Error('There is no JupyterLab.')
  const page = await browser.newPage({ viewport: { width: 1200, height: 1200 }, reducedMotion: 'reduce' })
  const faults: string[] = []
  page.on('console', (message) => {
    if (isFault(message)) faults.push(message.text())
  })
  page.on('pageerror', ({ name, message }) => {
    const error = `${name}: ${message}`
    if (!errorsOfJupyter.some((one) => one.error === error)) faults.push(error)
  })
  await page.goto(`${lab.address}lab/tree/landscape.ipynb?reset`)
  await untilIdle(page)
  return { page, faults }
}

const untilIdle = (page: Page) => page.getByText(/^Python 3.* \| Idle$/).waitFor({ timeout: 60_000 })

const cellOf = (page: Page, name: Cell) => page.locator('.jp-CodeCell').nth(Object.keys(cells).indexOf(name))

/** Runs a cell as a reader would, and waits until it has finished. */
async function run(page: Page, name: Cell): Promise<void> {
  const cell = cellOf(page, name)
  const prompt = cell.locator('.jp-InputPrompt')
  const before = await prompt.innerText()
  await cell.locator('.cm-content').click()
  await page.keyboard.press('Shift+Enter')
  await expect.poll(() => prompt.innerText()).toMatch(/^\[\d+\]:$/)
  await expect.poll(() => prompt.innerText()).not.toBe(before)
  expect(await cell.locator('[data-mime-type="application/vnd.jupyter.stderr"]').allInnerTexts()).toEqual([])
}

interface Told {
  readonly state: string
  readonly error: string
  readonly w0: readonly [number, number]
  readonly runs: readonly {
    readonly steps: readonly number[]
    readonly loss: readonly number[]
    readonly w: readonly (readonly number[])[]
  }[]
}

/** The values that another cell reads in Python. */
async function told(page: Page): Promise<Told> {
  await run(page, 'read')
  return readWritten('told.json') as Told
}

/** The element's displayed state. */
const shown = (page: Page) =>
  page.evaluate(async () => {
    const landscape = document.querySelector('loss-landscape')
    await landscape?.study?.store.whenIdle()
    const { trajectories = [], status, study } = landscape ?? {}
    const runs = trajectories.map(({ steps, loss, finalWeights }) => ({
      steps: Array.from(steps),
      loss: Array.from(loss),
      end: Array.from(finalWeights),
    }))
    return {
      runs,
      status,
      model: study?.store.training?.model,
    }
  })

const picture = (page: Page) => page.locator('loss-landscape').first().screenshot()

/** Expects the runs in Python to equal the element's to the last digit. */
async function expectSame(page: Page, { runs, w0, error, state }: Told): Promise<void> {
  const { runs: drawn, status } = await shown(page)
  expect(error).toBe('')
  expect(state).toBe(status)
  expect(drawn.length).toBeGreaterThan(0)
  expect(runs.map(({ steps, loss, w }) => ({ steps, loss, end: w.at(-1) }))).toEqual(drawn)
  expect(runs.map(({ w }) => w[0])).toEqual(drawn.map(() => w0.map(Math.fround)))
}

it('a landscape in JupyterLab follows Python and the user, and Python has what it shows', async () => {
  const { page, faults } = await openNotebook()
  await run(page, 'show')
  await expect.poll(async () => (await told(page)).runs.length).toBe(3)
  const first = await told(page)
  await expectSame(page, first)
  const drawn = await picture(page)

  const from = await marker(page, 0)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x - 30, from.y + 10, { steps: 5 })
  await page.mouse.up()
  await expect.poll(async () => (await told(page)).w0).not.toEqual(first.w0)
  const dragged = await told(page)
  await expectSame(page, dragged)
  const { a, b } = await marker(page, 0)
  expect(dragged.w0).toEqual([a, b])
  expect((await picture(page)).equals(drawn)).toBe(false)

  await run(page, 'move')
  await expect.poll(() => marker(page, 0)).toMatchObject({ a: 1.5, b: -0.5 })
  await expect.poll(async () => (await told(page)).runs[0]?.w[0]).toEqual([1.5, -0.5])
  const moved = await told(page)
  await expectSame(page, moved)

  // Another page on the same kernel shows the widget in its current state.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+s')
  await page.getByText('Saving completed').waitFor()
  await page.reload()
  await untilIdle(page)
  await expect.poll(() => marker(page, 0)).toMatchObject({ a: 1.5, b: -0.5 })
  await expectSame(page, await told(page))
  expect(await told(page)).toEqual(moved)

  const before = await picture(page)
  await run(page, 'open')
  await expect.poll(async () => (await shown(page)).model).toMatchObject({ id: 'himmelblau' })
  await expect.poll(async () => (await told(page)).runs[0]?.loss).not.toEqual(moved.runs[0]?.loss)
  const opened = await told(page)
  await expectSame(page, opened)
  expect(opened.w0).toEqual([3, 1])
  expect((await picture(page)).equals(before)).toBe(false)

  await run(page, 'spoil')
  const sentence = /model\.widths/
  await expect
    .poll(() => cellOf(page, 'show').getByRole('alert').allInnerTexts())
    .toEqual([expect.stringMatching(sentence)])
  await expect.poll(async () => (await told(page)).error).toMatch(sentence)
  expect((await shown(page)).model).toMatchObject({ id: 'himmelblau' })

  // A view that can show only the message takes nothing from Python.
  await run(page, 'show again')
  await expect.poll(() => cellOf(page, 'show again').getByRole('alert').count()).toBe(1)
  await page.evaluate(() =>
    Promise.all(Array.from(document.querySelectorAll('loss-landscape'), (one) => one.whenIdle())),
  )
  expect(await told(page)).toMatchObject({ w0: opened.w0, runs: opened.runs })

  expect(page.workers().length).toBeGreaterThan(0)
  await run(page, 'close')
  await expect.poll(() => page.locator('loss-landscape').count()).toBe(0)
  await expect.poll(() => page.workers().length).toBe(0)
  expect(faults).toEqual([])
  await page.close()
})
