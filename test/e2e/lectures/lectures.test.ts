import type {} from '../../../src/page/bl-app.ts'
import type { Download, Page } from 'playwright'
import { describe, expect, it, onTestFinished } from 'vitest'
import { packingLecture } from '../../../src/exchange/lecture/lecture-link.ts'
import { finish } from '../../../src/math/work.ts'
import { hostileLecture } from '../../support/page/own-lecture.ts'
import {
  axeFaults,
  chooseLecture,
  coarsen,
  dragStart,
  evaluated,
  expectQuiet,
  follow,
  openStep,
  roomy,
  settled,
  unasked,
  visit,
} from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** The page of all tests but one. Its first link names a step that does not exist. */
const open = sharedVisit({ gpu: 'none', fragment: '#scenario=two-weights&step=77' })

const title = (page: Page) => page.locator('bl-app .head h2').innerText()
const starts = async (page: Page) => (await settled(page)).experiment.starts
const camera = (page: Page) =>
  page.evaluate(() => document.querySelector('bl-app')?.landscape.study?.shown.value.view.camera)

/**
 * Turns the camera with a real pointer from the empty corner of the stage, and waits until it rests
 * elsewhere.
 */
async function turn(page: Page, by: number): Promise<void> {
  let last = JSON.stringify(await camera(page))
  const from = last
  const box = await page.locator('bl-app bl-stage').boundingBox()
  const [x, y] = [(box?.x ?? 0) + 60, (box?.y ?? 0) + (box?.height ?? 0) - 60]
  await page.mouse.move(x, y)
  await page.mouse.down()
  // The page handles pointer moves once per frame, so between two distant frames the camera seems to rest.
  const released = evaluated(page, () => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve))
    return new Promise((resolve) => addEventListener('pointerup', resolve, { once: true, capture: true }))
      .then(drawn)
      .then(drawn)
  })
  await page.mouse.move(x + by / 2, y)
  await page.mouse.move(x + by, y)
  await page.mouse.up()
  await released
  const rests = async () => {
    const now = JSON.stringify(await camera(page))
    const same = now === last
    last = now
    return same && now !== from
  }
  await expect.poll(rests, { interval: 200, timeout: 20_000 }).toBe(true)
}

describe('a link to a lecture', () => {
  it('that names a missing step reports it in a sentence and keeps the current view', async () => {
    const { page } = open()
    await page.getByText(/There is no step “77”\. .* has \d+ steps/).waitFor()
    expect((await settled(page)).runs[0]?.first).toEqual([2, -1])
    await openStep(page, 'two-weights', 2)
    await expect.poll(() => title(page)).toBe('Make it linear, and you can compute the end')
    await follow(page, '#scenario=nothing')
    await page.getByText('unknown scenario "nothing"').waitFor()
    expect(await title(page)).toBe('Make it linear, and you can compute the end')
    expectQuiet(open())
  })

  it('opens when it is followed, even if the address is replaced at that moment', async () => {
    const { page } = open()
    await openStep(page, 'two-weights', 1)
    await settled(page)
    await page.evaluate(() => {
      const { href } = location
      location.hash = '#scenario=two-weights&step=3'
      history.replaceState(history.state, '', href)
    })
    await expect.poll(() => title(page)).toBe('How far from the flow?')
    await page.waitForFunction(() => location.hash === '#scenario=two-weights&step=3')
    expectQuiet(open())
  })

  it('keeps what was moved, and its step', async () => {
    const { page } = open()
    await openStep(page, 'two-weights', 2)
    await settled(page)
    const changed = page.getByText('The experiment has changed since this step opened')
    expect(await changed.count()).toBe(0)
    await page.locator('[data-index="0"]').press('ArrowLeft')
    const moved = await starts(page)
    expect(moved[0]?.kind).toBe('plane')
    await changed.waitFor()
    await page.waitForFunction(() =>
      /^#scenario=two-weights&step=2&a=[-\d.e]+&b=[-\d.e]+$/.test(location.hash),
    )
    const address = page.url()
    await page.goto('about:blank')
    await page.goto(address)
    expect(await starts(page)).toEqual(moved)
    expect(await title(page)).toBe('Make it linear, and you can compute the end')
    await page.keyboard.press('PageDown')
    await page.waitForFunction(() => location.hash === '#scenario=two-weights&step=3')
    await changed.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await expect.poll(() => title(page)).toBe('Make it linear, and you can compute the end')
    expect(await starts(page)).toEqual(moved)
    expectQuiet(open())
  })
})

it('enlarges each inset by its button, whichever is large', async () => {
  const { page } = open()
  const small = page.viewportSize()
  await page.setViewportSize({ width: 1280, height: 720 })
  await openStep(page, 'two-weights', 1)
  const heroes: (string | null)[] = []
  for (const name of ['network', 'curves', 'surface']) {
    await page.getByRole('button', { name: `Make the ${name} large` }).click()
    heroes.push(await page.locator('.board [data-place=hero]').getAttribute('data-picture'))
  }
  expect(heroes).toEqual(['network', 'losses', 'surface'])
  const points = () =>
    page.evaluate(() => document.querySelector('bl-app')?.landscape.study?.store.resolution)
  expect(await points()).toBeGreaterThan(17)
  await openStep(page, 'thresholds', 1)
  await expect.poll(points, { message: 'of a surface that nobody sees' }).toBe(17)
  if (small) await page.setViewportSize(small)
  expectQuiet(open())
})

describe('the menu', () => {
  it('opens a lecture with only the keyboard, and its first step is in the address', async () => {
    const { page } = open()
    await openStep(page, 'two-weights', 1)
    await settled(page)
    await page.getByTitle('Lectures and experiments').focus()
    await page.keyboard.press('Enter')
    await page.locator('bl-menu button[aria-current]').and(page.locator(':focus')).waitFor()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => location.hash === '#scenario=choose-the-minimum&step=1')
    expect(await title(page)).toBe('Six algorithms, one start')
    await page.getByTitle('Lectures and experiments').click()
    await page.locator('bl-menu button[aria-current]').waitFor()
    expect(
      await page
        .locator('bl-menu')
        .getByText(/to come/i)
        .count(),
      'every idea has a lecture',
    ).toBe(0)
    const pictures = page.locator('bl-menu img')
    await expect
      .poll(() =>
        pictures.evaluateAll((all) => all.map((image) => (image as HTMLImageElement).naturalWidth)[0]),
      )
      .toBe(320)
    await page.keyboard.press('Escape')
    await page.locator('bl-menu wa-dialog dialog').waitFor({ state: 'hidden' })
    await chooseLecture(page, 'sine')
    await page.waitForFunction(() => location.hash === '#scenario=sine')
    expectQuiet(open())
  })
})

/** Sends the page a paste event while nothing has the focus. */
const paste = (page: Page, text: string) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }))
  }, text)

/** Drops a file on the page. */
const drop = (page: Page, name: string, text: string) =>
  page.evaluate(
    ([name, text]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], name))
      for (const type of ['dragenter', 'drop'])
        window.dispatchEvent(new DragEvent(type, { dataTransfer, cancelable: true }))
    },
    [name, text] as const,
  )

/**
 * Elements of the page, through all shadow roots, that would run a script, show a picture from another site,
 * or use the network.
 */
const dangers = (page: Page) =>
  page.evaluate(() => {
    const within = (root: Document | ShadowRoot): Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => [
        one,
        ...(one.shadowRoot ? within(one.shadowRoot) : []),
      ])
    return within(document)
      .filter((one) => {
        const handled = one.getAttributeNames().some((name) => name.startsWith('on'))
        const linked = /^(javascript|data):/.test(one.getAttribute('href') ?? '')
        const { src = '' } = one as Partial<HTMLImageElement>
        return (
          handled || linked || one.localName === 'iframe' || (src !== '' && !src.startsWith(location.origin))
        )
      })
      .map((one) => one.outerHTML)
  })

/**
 * Removes the browser's own file pickers, so that tests get file chooser events; this must happen before a
 * key is pressed.
 */
const withoutPickers = (page: Page) => {
  page.on('filechooser', () => undefined)
  return page.evaluate(() =>
    Object.assign(window, { showOpenFilePicker: undefined, showSaveFilePicker: undefined }),
  )
}

/** The text of the focused element. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    return element?.textContent.trim()
  })

/** Name and text of a file that the page saves. */
async function textOf(saved: Download): Promise<readonly [string, string]> {
  const parts = await (await saved.createReadStream()).toArray()
  return [saved.suggestedFilename(), Buffer.concat(parts).toString()]
}

describe("an author's own lecture", () => {
  const raw = 'https://raw.githubusercontent.com/kb/course/main/week3.txt'
  const own = sharedVisit({ gpu: 'none', fragment: `&lecture=${raw}`, others: [raw] })
  const attack = 'One <script>attack()</script>'
  const card = (page: Page) => page.locator('bl-menu button[data-id^="yours."]')
  const dialog = (page: Page) => page.locator('bl-lecture-files wa-dialog')
  const closed = (page: Page) => dialog(page).locator('dialog').waitFor({ state: 'hidden' })

  it('is fetched from another host only after a message and a click, and contains only text, in the speaker’s window too', async () => {
    const { page } = own()
    let asked = 0
    await page.route('**/week3.txt', (route) => {
      asked++
      return route.fulfill({ body: hostileLecture, headers: { 'access-control-allow-origin': '*' } })
    })
    await page.getByText('This link opens a lecture from raw.githubusercontent.com, of kb.').waitFor()
    expect(asked).toBe(0)
    // A dialog focuses its button one frame after it has opened.
    await expect.poll(() => focused(page)).toBe('Fetch and open')
    await page.keyboard.press('Enter')
    await expect.poll(() => title(page)).toBe(attack)
    expect(asked).toBe(1)
    await settled(page)
    await page.locator('bl-app .watch').getByText('The mark <img').waitFor()
    expect(await dangers(page)).toEqual([])
    const links = page.locator('bl-app bl-prose a')
    expect(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual([
      'https://example.org/',
    ])
    await page.keyboard.press('p')
    await page.locator('bl-app .present').waitFor()
    const notes = await page.context().newPage()
    await notes.goto(unasked('').replace('questions=off', 'speaker'))
    await notes.getByRole('heading', { name: attack }).waitFor()
    await notes.getByText('Say <script>attack()</script> this').waitFor()
    expect(await dangers(notes)).toEqual([])
    await notes.getByRole('button', { name: 'Next' }).click()
    await expect.poll(() => page.locator('bl-app .strip h2').innerText()).toContain('Two')
    await notes.close()
    await settled(page)
    await page.keyboard.press('p')
    expectQuiet(own())
  })

  it('can be pasted and undone, has a link that holds everything, stays after a reload, and is in the menu until it is removed', async () => {
    const { page } = own()
    const pasted = hostileLecture.replace('## Two', '## Pasted').replace('id: two-weights', 'id: pasted')
    await paste(page, 'Some words.')
    await paste(page, pasted)
    await expect.poll(() => title(page)).toBe(attack)
    await page.keyboard.press('Control+z')
    await expect.poll(() => title(page)).toBe('Two')
    await page.keyboard.press('Control+Shift+z')
    await page.keyboard.press('PageDown')
    await expect.poll(() => title(page)).toBe('Pasted')
    const hash = `#lecture=${finish(packingLecture(pasted))}&step=2`
    await page.waitForFunction((hash) => location.hash === hash, hash)
    const address = page.url()
    expect(new URL(address).searchParams.has('lecture')).toBe(false)
    await page.goto('about:blank')
    await page.goto(address)
    await expect.poll(() => title(page)).toBe('Pasted')
    await page.getByTitle('Lectures and experiments').click()
    const menu = page.locator('bl-menu')
    await menu.getByRole('heading', { name: 'Your lectures', exact: true }).waitFor()
    await menu.getByRole('heading', { name: 'Opened from links and files' }).waitFor()
    expect(await card(page).allInnerTexts()).toEqual([
      expect.stringContaining('<img src=x onerror=attack()> · pasted · today'),
      expect.stringContaining('<img src=x onerror=attack()> · raw.githubusercontent.com, of kb · today'),
    ])
    const remove = menu.getByRole('button', { name: /remove it from this browser$/ })
    await remove.last().click()
    await expect.poll(() => card(page).count()).toBe(1)
    await menu.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => card(page).count()).toBe(2)
    await card(page).last().click()
    await expect.poll(() => title(page)).toBe('Two')
    expectQuiet(own())
  })

  it('is saved word for word, and opened from a file: with its problems, or refused with a sentence', async () => {
    const { page } = own()
    await withoutPickers(page)
    const saving = page.waitForEvent('download')
    await page.keyboard.press('Control+s')
    expect(await textOf(await saving)).toEqual([expect.stringMatching(/^two-weights\.md$/), hostileLecture])
    await page.getByText(/^Saved as two-weights\.md$/).waitFor()

    const choosing = page.waitForEvent('filechooser')
    await page.keyboard.press('Control+o')
    const broken = Buffer.from(hostileLecture.replace('learningRate: 0.05', 'learningRate: -0.05'))
    await (await choosing).setFiles({ name: 'mine.txt', mimeType: 'text/markdown', buffer: broken })
    await dialog(page).getByText('1 of its 2 steps is shown').waitFor()
    await dialog(page)
      .getByRole('button', { name: /^line \d+, column \d+, step 2: / })
      .waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await closed(page)
    expect(await title(page)).toBe(attack)

    await drop(page, 'notes.txt', 'Some notes.')
    await page.getByText(/^“notes.txt” is not a file this page can open/).waitFor()
    await drop(page, 'new.txt', hostileLecture.replace('badlands: 1', 'badlands: 2'))
    await dialog(page)
      .getByText(/this file is of form 2, and this page knows 1\. Reload the page/)
      .waitFor()
    await page.keyboard.press('Escape')
    await closed(page)
    expect(await title(page)).toBe(attack)

    await openStep(page, 'two-weights', 1)
    const ours = page.waitForEvent('download')
    await page.keyboard.press('Control+s')
    expect((await textOf(await ours))[1], 'with its claims').toContain('```check')
    expectQuiet(own())
  })

  it('opens from a file of the site, at one of its steps', async () => {
    const { page } = own()
    await page.goto('about:blank')
    await page.goto(unasked('&lecture=week3.txt&step=2'))
    await expect.poll(() => title(page)).toBe('Two')
    await page.waitForFunction(
      () => location.hash.startsWith('#lecture=2.') && !location.search.includes('lecture'),
    )
    expectQuiet(own())
  })
})

describe('opening a step in the sandbox', () => {
  it('keeps its w_0 and camera, and leaves lecture and sandbox as they were', async () => {
    const own = await visit({ ...roomy, fragment: '#scenario=two-weights&step=2' })
    const { page } = own
    onTestFinished(own.close)
    await coarsen(page)
    await settled(page)
    const number = await page.locator('.words [data-live="first-weight = 2 exactly"]').elementHandle()
    expect(await number?.textContent()).toBe('2')
    await dragStart(page, { x: -50, y: 10 })
    const said = async () => Number(await number?.textContent())
    await expect.poll(said, { message: 'a number of the words follows the hand' }).toBeLessThan(2)
    expect(await number?.evaluate((place) => place.isConnected), 'in the place that it had').toBe(true)
    await turn(page, 80)
    const [lecture, seenFrom] = [await starts(page), await camera(page)]
    expect(seenFrom).toBeDefined()

    await page.getByRole('button', { name: 'Open in sandbox' }).click()
    await page.getByRole('button', { name: 'Back to the lecture' }).waitFor()
    expect(await starts(page)).toEqual(lecture)
    expect(await camera(page)).toEqual(seenFrom)
    const prose = page.getByText('Gradient flow follows a hyperbola')
    expect(await prose.count()).toBe(0)
    await page.waitForFunction(() => location.hash.endsWith('&scenario=two-weights&step=2&apart'))

    await dragStart(page, { x: 30, y: 25 })
    await turn(page, -160)
    await page.keyboard.press('l')
    const sandbox = await settled(page)
    const sandboxFrom = await camera(page)
    expect(sandbox.experiment.starts).not.toEqual(lecture)
    expect(sandboxFrom).not.toEqual(seenFrom)

    await page.getByRole('button', { name: 'Back to the lecture' }).click()
    await expect.poll(() => title(page)).toBe('Make it linear, and you can compute the end')
    await expect.poll(() => prose.count()).toBe(1)
    const back = await settled(page)
    expect(back.experiment.starts).toEqual(lecture)
    expect(back.experiment.model).toMatchObject({ linearity: 1 })
    expect(await camera(page)).toEqual(seenFrom)

    await page.getByRole('button', { name: 'Open in sandbox' }).click()
    await expect.poll(() => title(page)).toBe('Free sandbox')
    const again = await settled(page)
    expect(again.experiment.starts).toEqual(sandbox.experiment.starts)
    expect(again.experiment.model).toEqual(sandbox.experiment.model)
    expect(await camera(page)).toEqual(sandboxFrom)

    await page.keyboard.press('Control+z')
    await expect.poll(() => title(page)).toBe('Make it linear, and you can compute the end')
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => title(page)).toBe('Free sandbox')
    await page.keyboard.press('PageUp')
    await expect.poll(() => title(page)).toBe('Make it linear, and you can compute the end')
    expectQuiet(own)
  })
})
