import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../../../src/elements/stage/bl-error.ts'
import '../../../src/elements/lecture/bl-help.ts'
import '../../../src/elements/stage/bl-hud.ts'
import '../../../src/elements/lecture/question/bl-predictions.ts'
import '../../../src/elements/prose/bl-prose.ts'
import '../../../src/elements/charts/lists/bl-runs.ts'
import '../../../src/elements/lecture/share/bl-share.ts'
import '../../../src/elements/stage/bl-timeline.ts'
import {
  CommandEvent,
  PredictionVisibilityEvent,
  RunVisibilityEvent,
  SeekEvent,
  SpeedEvent,
} from '../../../src/elements/events.ts'
import { frameHtml } from '../../../src/elements/lecture/share/frame-html.ts'
import { glossary } from '../../../src/words/glossary.ts'
import type { RunView } from '../../../src/elements/charts/lists/run-view.ts'
import { predictions, runs } from '../fixtures/curves.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'

const commandsOf = (element: Element): string[] => {
  const seen: string[] = []
  element.addEventListener(CommandEvent.type, (event) => seen.push((event as CommandEvent).command))
  return seen
}

test('the timeline plays, pauses, steps, rewinds, seeks and changes speed', async () => {
  const timeline = await mount('bl-timeline', { step: 12, last: 600 })
  const seen = commandsOf(timeline)
  await userEvent.click(within(timeline, '[aria-label="Run (space)"]'))
  timeline.playing = true
  await settled(timeline)
  await userEvent.click(within(timeline, '[aria-label="Pause (space)"]'))
  await userEvent.click(within(timeline, '[aria-label="One step (.)"]'))
  await userEvent.click(within(timeline, '[aria-label^="Rewind"]'))
  expect(seen).toEqual(['play', 'pause', 'step', 'rewind'])
  const steps: number[] = []
  timeline.addEventListener(SeekEvent.type, (event) => steps.push((event as SeekEvent).step))
  within(timeline, 'wa-slider').focus()
  await userEvent.keyboard('{ArrowRight}{End}')
  expect(steps).toEqual([13, 600])
  let speed = 0
  timeline.addEventListener(SpeedEvent.type, (event) => (speed = (event as SpeedEvent).speed))
  await userEvent.selectOptions(within<HTMLSelectElement>(timeline, 'bl-select', 'select'), '4')
  expect(speed).toBe(4)
})

test('runs report their numbers and how they ended, and can be hidden', async () => {
  const table = await mount('bl-runs', { runs })
  const rows = [...table.shadowRoot!.querySelectorAll('tbody tr')].map((row) =>
    row.textContent!.replaceAll(/\s+/g, ' ').trim(),
  )
  expect(rows).toEqual([
    'gradient descent 0.00231 98.5 % 96 % 0.412 converged',
    'momentum not finite 50 % 50 % 1.2 diverged at step 38',
  ])
  let event: RunVisibilityEvent | undefined
  table.addEventListener(RunVisibilityEvent.type, (seen) => (event = seen as RunVisibilityEvent))
  await userEvent.click(within(table, '[aria-label="Show momentum"]'))
  expect(event).toMatchObject({ start: 0, algorithm: 1, visible: true })
})

test('a table of runs keeps its width while a run plays', async () => {
  const { innerWidth, innerHeight } = window
  await page.viewport(1280, 720)
  const [run] = runs
  const table = await mount('bl-runs', { runs: [run!] })
  table.parentElement!.style.width = 'max-content'
  const width = table.offsetWidth
  table.runs = [{ ...run!, loss: 0.2, accuracy: 1, distance: 0, shown: 'way' }]
  await table.updateComplete
  expect(table.offsetWidth).toBe(width)
  await page.viewport(innerWidth, innerHeight)
})

test('runs outside a plane of weights have no distance from one', async () => {
  const nowhere = runs.map((run): RunView => {
    const view: { -readonly [key in keyof RunView]: RunView[key] } = { ...run }
    delete view.distance
    return view
  })
  const table = await mount('bl-runs', { runs: nowhere })
  const texts = [...table.shadowRoot!.querySelectorAll('th[scope="col"], td')].map((cell) =>
    cell.textContent!.trim(),
  )
  expect(texts).not.toContain('off plane')
  expect(texts.filter((text) => text === 'not finite')).toHaveLength(1)
})

test('without losses there is no column for them', async () => {
  const lossless = runs.map((run): RunView => {
    const view: { -readonly [key in keyof RunView]: RunView[key] } = { ...run }
    delete view.loss
    return view
  })
  const table = await mount('bl-runs', { runs: lossless })
  const heads = [...table.shadowRoot!.querySelectorAll('th[scope="col"]')].map((cell) => cell.textContent)
  expect(heads).not.toContain('loss')
  expect(table.shadowRoot!.querySelectorAll('tbody tr:first-child td')).toHaveLength(heads.length)
})

test('the HUD says what is drawn and where it is computed, and can be stopped', async () => {
  const hud = await mount('bl-hud', {
    title: 'Training loss',
    lines: ['random plane', 'CPU: this browser has no WebGPU'],
    busy: true,
  })
  expect([...hud.shadowRoot!.querySelectorAll('p')].map(({ textContent }) => textContent.trim())).toEqual([
    'Training loss',
    'random plane',
    'CPU: this browser has no WebGPU',
  ])
  const seen = commandsOf(hud)
  await userEvent.click(within(hud, 'button'))
  expect(seen).toEqual(['cancel'])
  hud.busy = false
  await settled(hud)
  expect(hud.shadowRoot!.querySelector('button')).toBeNull()
  expect(within(hud, 'details').checkVisibility(), 'nothing to open').toBe(false)
  hud.notes = ['9 × 9 points in 12 ms']
  await settled(hud)
  expect(within(hud, 'details div').checkVisibility()).toBe(false)
  await userEvent.click(within(hud, 'summary'))
  expect(within(hud, 'details div').checkVisibility()).toBe(true)
})

test('the HUD typesets a title that is a formula, and shows others as text', async () => {
  const hud = await mount('bl-hud', { title: '2(w₁ − 1)²', tex: '2 (w_{1} - 1)^{2}' })
  const title = () => within(hud, '.title')
  await expect
    .poll(() => title().querySelector('bl-prose')?.shadowRoot?.querySelectorAll('msup, msub').length)
    .toBe(2)
  expect(title().textContent.trim()).toBe('')
  expect(await faults(hud)).toEqual([])
  hud.tex = ''
  hud.title = 'A river'
  await settled(hud)
  expect(title().textContent.trim()).toBe('A river')
})

test('an error says where and why and goes when dismissed', async () => {
  const error = await mount('bl-error', { issues: [{ path: 'data.targets', message: 'write −1 for 0' }] })
  expect(within(error, 'li').textContent).toBe('data.targets: write −1 for 0')
  const seen = commandsOf(error)
  await userEvent.click(within(error, 'button'))
  expect(seen).toEqual(['dismiss'])
  error.issues = []
  await settled(error)
  expect(error.shadowRoot!.querySelector('.bar')).toBeNull()
})

test('the help opens, lists the keys and closes by Escape', async () => {
  const help = await mount('bl-help', { open: true })
  const closed = new Promise((done) => help.addEventListener('close', done, { once: true }))
  await expect.poll(() => within(help, 'wa-dialog', 'dialog').hasAttribute('open')).toBe(true)
  const acts = [...help.shadowRoot!.querySelectorAll('th[scope=row]')].map((act) => act.textContent)
  expect(acts).toEqual(
    expect.arrayContaining([
      'toggle linearity',
      'change a weight',
      'make two weights the plane',
      'freeze a layer',
      'guess a place',
      'count votes for an option',
    ]),
  )
  await userEvent.click(within(help, 'summary'))
  await expect.poll(() => within(help, 'dl').checkVisibility()).toBe(true)
  expect(help.shadowRoot!.querySelectorAll('dt')).toHaveLength(glossary.length)
  expect([...help.shadowRoot!.querySelectorAll('kbd')].map((key) => key.textContent)).toEqual(
    expect.arrayContaining(['Page down', 'Page up']),
  )
  expect(await faults(help)).toEqual([])
  await userEvent.keyboard('{Escape}')
  await closed
  expect(help.open).toBe(false)
})

test('sharing copies the link and confirms it; a blocked clipboard shows it instead', async () => {
  const share = await mount('bl-share', { link: () => 'https://example.org/#1abc' })
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValueOnce()
  const copy = async () => {
    await userEvent.click(within(share, '.share'))
    await userEvent.click(within(share, '.choice'))
  }
  await copy()
  await expect.poll(() => within(share, 'button').textContent?.trim()).toBe('Copied')
  expect(write).toHaveBeenCalledWith('https://example.org/#1abc')
  const news = within<HTMLElement>(share, '[role=status]')
  expect(news.textContent?.trim()).toBe('Copied.')
  expect(news.getBoundingClientRect().width, 'it is seen as well as read aloud').toBeGreaterThan(50)
  write.mockRejectedValueOnce(new Error('refused'))
  await copy()
  await expect.poll(() => share.shadowRoot!.querySelector('input')?.value).toBe('https://example.org/#1abc')
  write.mockRestore()
})

test('sharing offers to edit the current view, and to export', async () => {
  const share = await mount('bl-share', { link: () => 'https://example.org/#1abc' })
  const commands = commandsOf(share)
  for (const place of [2, 3]) {
    await userEvent.click(within(share, '.share'))
    await userEvent.click(within(share, `.choice:nth-of-type(${place})`))
    await settled(share)
    expect(share.shadowRoot!.querySelector('.box')).toBeNull()
  }
  expect(commands).toEqual(['edit', 'take-away'])
})

test('sharing a changed step offers the step as written, or the current view', async () => {
  const [link, step] = [
    'https://example.org/#1.abc&scenario=x&step=2',
    'https://example.org/#scenario=x&step=2',
  ]
  const share = await mount('bl-share', { link: () => link, step })
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  for (const [name, address] of [
    ['Copy link to this step', step],
    ['Copy link to this view', link],
    ['Copy embed code', frameHtml(link, 'Badlands')],
  ] as const) {
    await userEvent.click(within(share, '.share'))
    const choice = [...share.shadowRoot!.querySelectorAll('.choice')].find((entry) =>
      entry.textContent!.includes(name),
    )!
    expect(await faults(share)).toEqual([])
    await userEvent.click(choice)
    await expect.poll(() => within(share, '.share').textContent?.trim()).toBe('Copied')
    expect(write).toHaveBeenLastCalledWith(address)
    await expect.poll(() => within(share, '.share').textContent?.trim(), { timeout: 10_000 }).toBe('Share')
  }
  await userEvent.click(within(share, '.share'))
  await userEvent.keyboard('{Tab}{Escape}')
  await settled(share)
  expect(share.shadowRoot!.querySelector('.box')).toBeNull()
  write.mockRestore()
})

test('a prediction shows its numbers or says why it has none, and is turned off at its picture', async () => {
  const card = await mount('bl-predictions', { predictions })
  const words = [...card.shadowRoot!.querySelectorAll('li')].map((row) =>
    row.textContent!.replaceAll(/\s+/g, ' ').trim(),
  )
  expect(words).toEqual([
    'rail of the flow',
    'end of the flow (1.817, 0.55) sharpness there 3.606 run’s end (1.808, 0.553)',
    'edge Holds for one datum.',
  ])
  let event: PredictionVisibilityEvent | undefined
  card.addEventListener(PredictionVisibilityEvent.type, (seen) => (event = seen as PredictionVisibilityEvent))
  await userEvent.click(within(card, '[aria-label="rail of the flow"]'))
  expect(event).toMatchObject({ id: 'rail', visible: false })
})

test('a term in the name of a prediction has its note, and other words are plain text', async () => {
  const [first] = predictions
  const label = 'the kernel <b>of</b> a saddle'
  const card = await mount('bl-predictions', { predictions: [{ ...first!, label }] })
  expect(within(card, '.label').textContent).toBe(label)
  const terms = [...card.shadowRoot!.querySelectorAll<HTMLElement>('.label .term')]
  expect(terms.map(({ textContent }) => textContent)).toEqual(['kernel', 'saddle'])
  await userEvent.hover(terms[0]!)
  await expect.poll(() => card.shadowRoot!.querySelector('.note')?.textContent).toContain('tangent kernel')
  expect(await faults(card)).toEqual([])
  await userEvent.unhover(terms[0]!)
})

test('the numbers of four minima wrap below their label, without covering it', async () => {
  const [first] = predictions
  const value = '0.02431, 0.02483, 0.01495, 0.01897'
  const card = await mount('bl-predictions', {
    predictions: [{ ...first!, label: 'largest stable learning rate', value, details: [] }],
  })
  const label = within(card, '.label').getBoundingClientRect()
  const numbers = within(card, 'b').getBoundingClientRect()
  expect(numbers.top).toBeGreaterThanOrEqual(label.bottom - 1)
  expect(numbers.right).toBeLessThanOrEqual(card.getBoundingClientRect().right)
  expect(label.height, 'one line').toBeLessThan(30)
})

test('a displayed formula fits its column in smaller letters', async () => {
  const markdown = 'So\n\n$$|y - u_k|^2 = \\sum_i (1 - \\eta\\lambda_i)^{2k} (v_i^\\top y)^2 \\le \\lambda.$$'
  const prose = await mount('bl-prose', { markdown })
  const formula = () => prose.shadowRoot!.querySelector<MathMLElement>('math[display=block]')
  await expect.poll(formula).toBeTruthy()
  await expect.poll(() => formula()!.scrollWidth - formula()!.clientWidth).toBeLessThanOrEqual(1)
  expect(formula()!.clientWidth).toBeLessThanOrEqual(prose.clientWidth)
  expect(formula()!.style.fontSize).not.toBe('')
})

test('prose typesets mathematics and runs no HTML', async () => {
  const prose = await mount('bl-prose', {
    markdown:
      'A rail $w_1^2 - w_2^2$, costing \\$5. <img src=x onerror="globalThis.hacked = 1"> [link](javascript:alert(1))\n\n$$\\frac{1}{2}$$',
  })
  await expect.poll(() => prose.shadowRoot!.querySelectorAll('math').length).toBe(2)
  expect(prose.shadowRoot!.querySelector('math[display=block] mfrac')).not.toBeNull()
  expect(prose.shadowRoot!.querySelectorAll('img, a, script')).toHaveLength(0)
  expect(prose.shadowRoot!.textContent).toContain('costing $5')
  expect('hacked' in globalThis).toBe(false)
})

test.each(['light', 'dark'] as const)(
  'what is around the stage is clean to axe in the %s theme',
  async (theme) => {
    for (const [tag, properties] of [
      ['bl-timeline', { step: 3, last: 10 }],
      ['bl-runs', { runs }],
      ['bl-hud', { title: 'Loss', lines: ['a plane'], busy: true }],
      ['bl-error', { issues: [{ path: '', message: 'a sentence' }] }],
      ['bl-predictions', { predictions }],
      ['bl-share', {}],
      ['bl-prose', { markdown: '> Press `L`' }],
    ] as const)
      expect(await faults(await mount(tag, properties as object, theme)), tag).toEqual([])
  },
)
