import { afterEach, expect, it } from 'vitest'
import '../../../src/landscape/loss-landscape.ts'
import type { LossLandscape } from '../../../src/landscape/loss-landscape.ts'
import { experimentFromLink } from '../../../src/exchange/link.ts'
import { routeOf } from '../../../src/study/lecture/route.ts'
import source from '../../../src/landscape/loss-landscape.ts?raw'
import { keptEngine } from '../fixtures/kept-engine.ts'

await keptEngine()

afterEach(() => {
  document.body.replaceChildren()
  document.adoptedStyleSheets = []
})

/** A landscape of a closed form with these attributes, once it is computed. */
async function landscape(attributes: string): Promise<LossLandscape> {
  document.body.innerHTML = `<loss-landscape resolution="9" ${attributes} style="width: 900px; height: 500px"></loss-landscape>`
  const element = document.querySelector('loss-landscape')!
  await element.whenIdle()
  return element
}

const linkOf = (element: LossLandscape) => element.renderRoot.querySelector<HTMLAnchorElement>('[part=link]')

it('every part named in the documents exists, and takes the rules of the surrounding page', async () => {
  const parts = Array.from(source.matchAll(/@csspart (\w+)/gu), ([, name = '']) => name)
  expect(parts.length).toBeGreaterThan(5)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    parts.map((part, i) => `loss-landscape::part(${part}) { outline-width: ${i + 3}px }`).join(''),
  )
  document.adoptedStyleSheets = [sheet]
  const element = await landscape('scenario="himmelblau" page="https://example.org/badlands/"')
  await expect.poll(() => linkOf(element)).not.toBeNull()
  const widths = parts.map((part) => {
    const found = element.renderRoot.querySelector(`[part=${part}]`)
    return [part, found && getComputedStyle(found).outlineWidth]
  })
  expect(widths).toEqual(parts.map((part, i) => [part, `${i + 3}px`]))
})

it('the link opens the current view, with few controls and with none, and only if a page is named', async () => {
  const element = await landscape('scenario="himmelblau" controls="none"')
  expect(linkOf(element)).toBeNull()
  element.page = 'https://example.org/badlands/?v=2#old'
  await expect.poll(() => linkOf(element)).not.toBeNull()
  for (const controls of ['none', 'minimal'] as const) {
    element.controls = controls
    await element.updateComplete
    const stage = element.renderRoot.querySelector('[part=stage]')!.getBoundingClientRect()
    const { bottom, right, width } = linkOf(element)!.getBoundingClientRect()
    expect([width > 0, bottom <= stage.bottom + 1, right <= stage.right + 1]).toEqual([true, true, true])
  }
  const link = linkOf(element)!
  expect([link.target, link.rel]).toEqual(['_blank', 'noopener'])
  await element.moveStart(0, 0.5, -1.25)
  link.focus()
  expect(link.href).toMatch(/^https:\/\/example\.org\/badlands\/\?v=2#scenario=himmelblau&a=0\.5&b=-1\.25$/u)
  expect(routeOf(link.href).experiment).toEqual(element.experiment)
  element.addStart(1, 1)
  link.dispatchEvent(new PointerEvent('pointerdown'))
  expect(experimentFromLink(link.href.split('&')[0]!)).toEqual(element.experiment)
})

it('lists are attributes, written as in a lecture, whose faults are reported', async () => {
  const element = await landscape(
    `scenario="two-weights" numbers='{"loss": "final-loss"}' beside='{"linear": {"model": {"linearity": 1}}}' predictions='[{'`,
  )
  await expect.poll(() => element.linked.length).toBe(1)
  await expect
    .poll(() => element.study?.options.value.numbers)
    .toEqual([{ quantity: 'final-loss', label: 'loss' }])
  const error = element.renderRoot.querySelector('bl-error')
  await expect.poll(() => error?.issues.map(({ path }) => path)).toEqual(['predictions'])
  element.predictions = 'all'
  await expect.poll(() => error?.issues).toEqual([])
  expect(element.study?.options.value.predictions).toBe('all')
})
