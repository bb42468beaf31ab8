import { afterEach, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import decodeQR from 'qr/decode.js'
import '../../../src/elements/lecture/share/bl-qr-screen.ts'
import { frameHtml } from '../../../src/elements/lecture/share/frame-html.ts'
import type { BlShare } from '../../../src/elements/lecture/share/bl-share.ts'
import '../../../src/elements/lecture/share/bl-share.ts'
import { experimentFromLink, experimentToLink } from '../../../src/exchange/link.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { packingLecture } from '../../../src/exchange/lecture/lecture-link.ts'
import { finish } from '../../../src/math/work.ts'
import { valley } from '../../support/lectures/valley.ts'
import { presets } from '../../../src/scenarios/presets/presets.ts'
import { CommandEvent } from '../../../src/elements/events.ts'
import type { Theme } from '../../../src/elements/style/tokens.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'

const short = 'https://badlands.example/#scenario=two-weights&step=2&a=0.3333333333333333&b=-1e-7'
const long = `https://badlands.example/#1.${'eJzT0yM_'.repeat(110)}&scenario=two-weights&step=2`

afterEach(() => document.body.replaceChildren())

/** Reads a code as a camera would: from its pixels, with another library than the one that drew it. */
function read(code: Element): string {
  const picture = within<SVGSVGElement>(code, 'svg')
  const { x, y, width } = picture.viewBox.baseVal
  const scale = 4
  const canvas = new OffscreenCanvas(width * scale, width * scale)
  const context = canvas.getContext('2d')!
  context.setTransform(scale, 0, 0, scale, -x * scale, -y * scale)
  for (const shape of picture.querySelectorAll('rect, path')) {
    context.fillStyle = shape.getAttribute('fill') ?? ''
    const path = shape.getAttribute('d')
    if (path === null) context.fillRect(x, y, width, width)
    else context.fill(new Path2D(path))
  }
  return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height))
}

test('a code holds its contents in its own alphabet, and leads to the same view', async () => {
  const experiment = parseExperiment(presets[0]!.experiment)
  const code = await mount('bl-qr', { link: `https://badlands.example/#${experimentToLink(experiment)}` })
  expect(read(code)).toMatch(/^https:\/\/badlands\.example\/#3\.[\dA-Z$*/:-]+$/u)
  expect(experimentFromLink(read(code))).toEqual(experiment)
})

test.each([
  ['a short link', short],
  ['a long one', long],
])('the code of %s holds exactly that link', async (_, link) => {
  const code = await mount('bl-qr', { link })
  expect(read(code)).toBe(link)
})

test('contents too long for a code are reported', async () => {
  const code = await mount('bl-qr', { link: long + 'x'.repeat(2000) })
  expect(code.shadowRoot!.querySelector('svg')).toBeNull()
  expect(code.shadowRoot!.textContent).toMatch(
    /This view is 1\.\d kB too large for a QR code, which holds 1\.7 kB\. Share the link instead/,
  )
  code.link = `https://badlands.example/#lecture=1.${'x'.repeat(3800)}&step=2`
  await settled(code)
  expect(code.shadowRoot!.textContent).toContain(
    '2.1 kB too large for a QR code, which holds 1.7 kB. Share the link or the file instead, or shorten its text and tables',
  )
})

test('a real lecture with a table too long for a code says by how much, what fits and what to do', async () => {
  const rows = Array.from({ length: 400 }, (_, i) => `${Math.sin(i)} ${Math.cos(i * i)}`)
  const text = `${valley}\n# Numbers\n\n\`\`\`numbers points rows\n${rows.join('\n')}\n\`\`\`\n`
  const packed = finish(packingLecture(text))
  const link = `https://badlands.example/#lecture=${packed}&step=1`
  const place = {
    lecture: { ...lecture, manuscript: { ...manuscript, text, packed } },
    step: 0,
    apart: false,
  }
  const share = await mount('bl-share', { link: () => link, step: link, place })
  await userEvent.click(within(share, '.share'))
  await settled(share)
  const told = within(share, 'bl-qr').shadowRoot!.textContent
  expect(told).toMatch(
    /^This lecture is \d+\.\d kB too large for a QR code, which holds 1\.7 kB\. Share the link or the file instead, or shorten its text and tables$/u,
  )
  const fits = await mount('bl-qr', { link: `https://badlands.example/#${'x'.repeat(1700)}` })
  expect(read(fits)).toContain('xxx')
})

test('the share card shows the code of the current view, and requests the whole screen', async () => {
  const share = await mount('bl-share', { link: () => short, step: short.replace(/&a=.*/, '') })
  const commands: string[] = []
  share.addEventListener(CommandEvent.type, (event) => commands.push((event as CommandEvent).command))
  await userEvent.click(within(share, '.share'))
  await settled(share)
  expect(read(within(share, 'bl-qr'))).toBe(short)
  expect(within(share, '.box').textContent).toContain('a short link to exactly this view')
  await userEvent.click(
    [...share.shadowRoot!.querySelectorAll<HTMLElement>('.choice')].find(
      (choice) => choice.querySelector('b')?.textContent === 'QR code',
    )!,
  )
  expect(commands).toEqual(['code'])
  await settled(share)
  expect(share.shadowRoot!.querySelector('.box')).toBeNull()
})

test('the share card has no code without a link', async () => {
  const share = await mount('bl-share', { link: () => undefined })
  await userEvent.click(within(share, '.share'))
  await settled(share)
  expect(share.shadowRoot!.querySelector('bl-qr')).toBeNull()
})

test.each<[Theme]>([['contrast-light'], ['contrast-dark']])(
  'the whole screen shows the code and a short address in letters, in %s',
  async (theme) => {
    const screen = await mount('bl-qr-screen', { link: short }, theme)
    expect(read(within(screen, 'bl-qr'))).toBe(short)
    expect(within(screen, '.address').textContent).toBe(short.slice('https://'.length))
    expect(parseFloat(getComputedStyle(within(screen, '.address')).fontSize)).toBeGreaterThanOrEqual(24)
    expect(await faults(screen)).toEqual([])
    const closed = new Promise((done) => screen.addEventListener('close', done, { once: true }))
    await userEvent.keyboard('{Escape}')
    await closed
  },
)

test('a link too long for letters shows only the code, and the letters are those of the step', async () => {
  const step = 'https://badlands.example/#scenario=two-weights&step=2'
  const screen = await mount('bl-qr-screen', { link: long, step })
  expect(read(within(screen, 'bl-qr'))).toBe(long)
  expect(within(screen, '.screen').textContent!.replaceAll(/\s+/g, ' ').trim()).toBe(
    'The step as written: badlands.example/#scenario=two-weights&step=2',
  )
})

test('a local address warns that nobody else can open it', async () => {
  const screen = await mount('bl-qr-screen', { link: 'http://localhost:4173/#scenario=two-weights' })
  expect(within(screen, '.screen').textContent).toContain('This address works only on this computer.')
})

/** The options on the share card, once it is open. */
async function choices(share: BlShare): Promise<readonly string[]> {
  await userEvent.click(within(share, '.share'))
  await settled(share)
  return [...share.shadowRoot!.querySelectorAll('.choice b')].map((one) => one.textContent)
}

const lecture = { id: 'yours.mine', title: 'Mine', minute: '', steps: [] }
const manuscript = {
  text: '---\n',
  origin: { kind: 'file', name: 'mine.txt' },
  authors: [],
  problems: [],
  steps: 1,
  packed: '1.abc',
  excess: 0,
} as const

test('the share card shares a lecture that came as text by a link that holds everything, and as a file', async () => {
  const step = 'https://badlands.example/#lecture=1.abc&step=2'
  const share = await mount('bl-share', {
    link: () => step,
    step,
    place: { lecture: { ...lecture, manuscript }, step: 1, apart: false },
  })
  const commands: string[] = []
  share.addEventListener(CommandEvent.type, (event) => commands.push((event as CommandEvent).command))
  expect(await choices(share)).toEqual([
    'Copy link to this view',
    'Download',
    'Print handout',
    'Create assignment',
    'Edit',
    'Export',
    'QR code',
    'Copy embed code',
  ])
  expect(within(share, '.choice').textContent).toContain('a link that contains the whole lecture')
  expect(await faults(share)).toEqual([])
  await userEvent.click(share.shadowRoot!.querySelectorAll('.choice')[1]!)
  expect(commands).toEqual(['save-lecture'])
})

test('the share card says by how much a lecture is too long for a link', async () => {
  const long = { ...manuscript, packed: undefined, excess: 3210 }
  const share = await mount('bl-share', {
    link: () => undefined,
    place: { lecture: { ...lecture, manuscript: long }, step: 1, apart: false },
  })
  share.writing = true
  expect(await choices(share), 'while it is written').toEqual([
    'Download',
    'Print handout',
    'Create assignment',
    'Export',
  ])
  expect(within(share, '.box').textContent).toContain(
    'This lecture is 3.2 kB too large for a link. Send the file instead.',
  )
})

test('a lecture that came from an address can be shared by that too, which is in the code if the whole is too long', async () => {
  const origin = {
    kind: 'address',
    name: 'kb',
    address: 'https://badlands.example/course/week3.txt',
  } as const
  const place = { lecture: { ...lecture, manuscript: { ...manuscript, origin } }, step: 1, apart: false }
  const link = `https://badlands.example/?theme=dark#lecture=1.${'x'.repeat(3800)}&step=2`
  const file = 'https://badlands.example/?lecture=course%2Fweek3.txt&step=2'
  const share = await mount('bl-share', { link: () => link, step: link, place })
  expect(await choices(share)).toContain('Copy link to the lecture file')
  expect(within(share, '.box').textContent).toContain('of the lecture’s file, at this step')
  expect(read(within(share, 'bl-qr'))).toBe(file)
  const screen = await mount('bl-qr-screen', { link, step: link, place })
  expect(read(within(screen, 'bl-qr'))).toBe(file)
  expect(within(screen, '.address').textContent).toBe(file.slice('https://'.length))
})

test('links, code and frame open at the first step of the lecture once that is chosen', async () => {
  const [step, first] = [2, 1].map((n) => `https://badlands.example/#scenario=two-weights&step=${n}`)
  const place = { lecture, step: 1, apart: false }
  const share = await mount('bl-share', { link: () => short, step: step!, first: first!, place })
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const commands: string[] = []
  share.addEventListener(CommandEvent.type, (event) => commands.push((event as CommandEvent).command))
  expect(await choices(share)).toContain('Copy link to this view')
  within<HTMLInputElement>(share, '.opens input').focus()
  await userEvent.keyboard('{ArrowRight}')
  await settled(share)
  expect(await faults(share)).toEqual([])
  expect(read(within(share, 'bl-qr'))).toBe(first)
  const named = (name: string) =>
    [...share.shadowRoot!.querySelectorAll<HTMLElement>('.choice')].find(
      (choice) => choice.querySelector('b')?.textContent === name,
    )!
  expect([named('Copy link to this step'), named('Copy link to this view')]).toEqual([undefined, undefined])
  await userEvent.click(named('Copy link to step 1'))
  expect(write).toHaveBeenLastCalledWith(first)
  await expect.poll(() => within(share, '.share').textContent?.trim(), { timeout: 10_000 }).toBe('Share')
  await userEvent.click(within(share, '.share'))
  await userEvent.click(named('Copy embed code'))
  expect(write).toHaveBeenLastCalledWith(frameHtml(first!, lecture.title))
  await expect.poll(() => within(share, '.share').textContent?.trim(), { timeout: 10_000 }).toBe('Share')
  await userEvent.click(within(share, '.share'))
  await userEvent.click(named('QR code'))
  expect(commands).toEqual(['code-first'])
  write.mockRestore()
})

test('the whole screen shows the code of either step', async () => {
  const [step, first] = [2, 1].map((n) => `https://badlands.example/#scenario=two-weights&step=${n}`)
  const screen = await mount('bl-qr-screen', { link: long, step: step!, first: first!, opensAt: 'first' })
  expect(read(within(screen, 'bl-qr'))).toBe(first)
  expect(within(screen, '.address').textContent).toBe(first!.slice('https://'.length))
  expect(await faults(screen)).toEqual([])
  await userEvent.click(within(screen, '.opens label'))
  await settled(screen)
  expect(read(within(screen, 'bl-qr'))).toBe(long)
})
