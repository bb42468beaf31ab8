import type { Frame, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type {} from '../../../src/page/bl-app.ts'
import { expectQuiet, visit, type Visit } from '../support/page.ts'

/**
 * A page that shows the site in a sandboxed frame next to another frame, forwards messages, and records the
 * replies.
 */
const around = (address: string) => `<!doctype html><title>A course</title>
  <iframe sandbox="allow-scripts" allow="fullscreen" width="700" height="460" src="${address}"></iframe>
  <iframe sandbox="allow-scripts" id="other" srcdoc="<script>
    onmessage = ({ data }) => {
      parent.frames[0].postMessage(data, '*')
      parent.postMessage({ badlands: 'passed on' }, '*')
    }
  </script>"></iframe>
  <script>
    globalThis.said = []
    addEventListener('message', ({ data }) => said.push(data))
  </script>`

interface Told {
  readonly badlands: string
  readonly id?: unknown
  readonly of?: string
  readonly message?: string
  readonly key?: string
  readonly lectureStep?: number
  readonly step?: number
  readonly runs?: readonly { readonly w0: readonly number[] }[]
}

let open: Visit
let frame: Frame
let page: Page

const told = () => page.evaluate(() => (globalThis as unknown as { said: Told[] }).said)

/** Posts a request to the frame; resolves to its answer. */
async function ask(request: object): Promise<Told> {
  const id = Math.random()
  await page.evaluate(
    (message) => {
      document.querySelector('iframe')?.contentWindow?.postMessage(message, '*')
    },
    { ...request, id },
  )
  await expect.poll(async () => (await told()).some((one) => one.id === id)).toBe(true)
  return (await told()).find((one) => one.id === id) as Told
}

beforeAll(async () => {
  const site = inject('site')
  const html = around(`${site}?questions=off#scenario=two-weights`)
  open = await visit({ gpu: 'none', page: { address: `${site}course.html`, html } })
  page = open.page
  await page.waitForFunction(() =>
    (globalThis as unknown as { said: Told[] }).said.some(({ badlands }) => badlands === 'ready'),
  )
  frame = page.frames()[1]!
})

afterAll(() => open?.close())

describe('the page in a sandboxed frame', () => {
  it('is dragged, made linear and turned as anywhere else', async () => {
    expect(await frame.evaluate(() => origin)).toBe('null')
    const before = await ask({ badlands: 'state' })
    const handle = await frame.locator('bl-contour-map [role=slider]').first().boundingBox()
    const [x, y] = [(handle?.x ?? NaN) + 22, (handle?.y ?? NaN) + 22]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 30, y - 20, { steps: 4 })
    await page.mouse.up()
    await expect
      .poll(async () => (await ask({ badlands: 'state' })).runs?.[0]?.w0)
      .not.toEqual(before.runs?.[0]?.w0)
    await frame.evaluate(() => {
      const { activeElement } = document
      if (activeElement instanceof HTMLElement) activeElement.blur()
    })
    const model = () =>
      frame.evaluate(() => document.querySelector('bl-app')?.landscape.study?.store.training?.model)
    const bent = await model()
    await page.keyboard.press('l')
    await expect.poll(model).not.toEqual(bent)
    await page.keyboard.press('PageDown')
    await expect.poll(async () => (await ask({ badlands: 'state' })).lectureStep).toBe(2)
  })

  it('answers requests, refuses bad ones unchanged, and forwards keys that it does not use', async () => {
    expect(await ask({ badlands: 'step', to: 1 })).toMatchObject({ badlands: 'state', lectureStep: 1 })
    const moved = await ask({ badlands: 'moveStart', a: 0.5, b: 0.25 })
    expect(moved.runs?.[0]?.w0).toEqual([expect.closeTo(0.5, 5), expect.closeTo(0.25, 5)])
    expect(await ask({ badlands: 'seek', step: 2 })).toMatchObject({ step: 2 })
    expect(await ask({ badlands: 'moveStart', a: 'x', b: 0 })).toMatchObject({
      badlands: 'error',
      of: 'moveStart',
      message: 'a: must be a finite number',
    })
    expect(await ask({ badlands: 'step', to: 99 })).toMatchObject({
      badlands: 'error',
      message: expect.stringContaining('the lecture has no such step') as string,
    })
    expect(await ask({ badlands: 'experiment', experiment: { version: 1 } })).toMatchObject({
      badlands: 'error',
    })
    expect(await ask({ badlands: 'state' })).toMatchObject({ lectureStep: 1, step: 2, runs: moved.runs })
    await page.keyboard.press('x')
    await page.keyboard.press('l')
    await page.keyboard.press('y')
    const keys = async () => (await told()).filter(({ badlands }) => badlands === 'key').map(({ key }) => key)
    await expect.poll(async () => (await keys()).at(-1)).toBe('y')
    expect((await keys()).filter((key) => key !== 'PageDown')).toEqual(['x', 'y'])
  })

  it('listens only to the surrounding page', async () => {
    const { lectureStep } = await ask({ badlands: 'step', to: 1 })
    await page.evaluate(() =>
      document
        .querySelector<HTMLIFrameElement>('#other')
        ?.contentWindow?.postMessage({ badlands: 'step', to: 3, id: 'forged' }, '*'),
    )
    await expect.poll(async () => (await told()).some(({ badlands }) => badlands === 'passed on')).toBe(true)
    expect(await ask({ badlands: 'state' })).toMatchObject({ lectureStep })
    expect((await told()).filter(({ id }) => id === 'forged')).toEqual([])
  })

  it('says of a file that a frame may be forbidden to save', async () => {
    await frame.locator('bl-share .share').click()
    await frame.locator('bl-share').getByRole('button', { name: 'Export' }).click()
    const dialog = frame.locator('bl-export')
    await dialog.getByRole('button', { name: 'The experiment' }).click()
    await dialog.getByText('The surrounding page may block downloads').waitFor()
    await expect.poll(() => open.messages).toEqual([expect.stringContaining('Download is disallowed')])
    open.messages.length = 0
  })

  it('logs nothing to the console', () => expectQuiet(open))
})
