import { afterEach, describe, expect, it } from 'vitest'
import '../../../src/landscape/loss-landscape.ts'
import type { LossLandscape } from '../../../src/landscape/loss-landscape.ts'
import { keptEngine } from '../fixtures/kept-engine.ts'
import { within } from '../fixtures/mount.ts'

await keptEngine()

afterEach(() => document.body.replaceChildren())

/** A one-pixel image. */
const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

/** A landscape of a closed form below the given height of page. */
function below(pixels: number, attributes = ''): LossLandscape {
  document.body.innerHTML = `<div style="height: ${pixels}px"></div>
    <loss-landscape scenario="himmelblau" resolution="9" loading="lazy" poster="${pixel}" ${attributes}
      style="display: block; width: 400px; height: 300px"></loss-landscape>`
  scrollTo(0, 0)
  return document.body.lastElementChild as LossLandscape
}

const posterOf = (element: LossLandscape) => element.renderRoot.querySelector('img')

/** Two frames, within which an intersection observer has reported. */
const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))

const told = (element: LossLandscape) => within(element, 'bl-stage').shadowRoot!.querySelector('#description')

describe('a lazy landscape with a poster', () => {
  it('starts when it becomes visible, and its picture replaces the poster', async () => {
    const element = below(5000)
    await element.updateComplete
    await frames()
    expect([element.study === undefined, posterOf(element)?.getAttribute('src')]).toEqual([true, pixel])
    element.scenario = 'two-weights'
    await element.updateComplete
    expect(element.study === undefined, 'another scenario does not wake it').toBe(true)
    element.scrollIntoView()
    await expect.poll(() => element.pictured).toBe(true)
    await element.whenIdle()
    expect([element.study?.place.value.lecture?.id, posterOf(element)]).toEqual(['two-weights', null])
  })

  it.each<[string, (element: LossLandscape) => unknown]>([
    ['a method is called', (element) => element.moveStart(0, 1, 1)],
    [
      'it is pressed',
      (element) => {
        element.dispatchEvent(new PointerEvent('pointerdown'))
        window.dispatchEvent(new PointerEvent('pointerup'))
      },
    ],
    ['it shall be eager', (element) => (element.loading = 'eager')],
  ])('begins out of sight when %s', async (_, use) => {
    const element = below(5000)
    await element.updateComplete
    await frames()
    expect(element.study === undefined).toBe(true)
    await use(element)
    await expect.poll(() => element.study?.store.experiment.kind).toBe('training')
    await element.whenIdle()
  })

  it('names the ways of loading, and starts as usual', async () => {
    const element = below(5000, '')
    element.setAttribute('loading', 'later')
    await element.whenIdle()
    const said = within(element, 'bl-error').shadowRoot!.textContent
    expect(said).toContain('loading: unknown name “later”. Choose one of eager, lazy')
    expect(element.study).toBeDefined()
  })
})

describe('the description of a stage', () => {
  it("is made from what is shown, follows it, and gives way to the page's own text", async () => {
    const element = below(0)
    await element.whenIdle()
    await expect.poll(() => told(element)?.textContent).toContain('Known minima: 0 at (3, 2)')
    const before = told(element)?.textContent
    expect(within(element, 'bl-stage').shadowRoot!.querySelector('[role=group]')).toMatchObject({
      ariaDescribedByElements: [told(element)],
    })
    element.seek(3)
    await element.updateComplete
    expect(told(element)?.textContent, 'no step of a run changes it').toBe(before)
    await element.moveStart(0, -1, -1)
    await expect.poll(() => told(element)?.textContent).not.toBe(before)
    element.alt = 'Four bowls.'
    await expect.poll(() => told(element)?.textContent.trim()).toBe('Four bowls.')
    element.alt = ''
    await expect.poll(() => told(element)?.textContent.trim()).toBe('')
  })
})
