import { html, nothing, render } from 'lit'
import { page as screen } from 'vitest/browser'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { applyTheme, base } from '../../../../src/elements/style/tokens.ts'
import { swapped, type Arrangement } from '../../../../src/page/board/arrangement.ts'
import { boardStyle } from '../../../../src/page/board/board-style.ts'
import { board, type BoardParts } from '../../../../src/page/board/board.ts'
import { moving } from '../../../../src/page/board/moving.ts'
import { likeMotion } from '../../fixtures/motion.ts'

const parts: BoardParts = {
  landscape: html`<i></i>`,
  veil: nothing,
  picture: (name) => ({ label: name, content: html`<b>${name}</b>` }),
  votes: nothing,
  asked: false,
  work: 'training the runs',
  form: false,
  row: false,
  lit: undefined,
  swap: () => undefined,
}

test('pictures keep their elements when they are swapped, and leave nothing behind when they go', () => {
  const page = document.createElement('div')
  const show = (hero: Arrangement['hero'], ...insets: Arrangement['insets']) =>
    render(board({ hero, insets }, parts), page)
  const picture = (name: string) => page.querySelector(`[data-picture=${name}]`)
  const nodes = () => page.querySelector('.board')?.childNodes.length
  show('sweep', 'network', 'surface')
  const [count, network] = [nodes(), picture('network')]
  expect(network?.getAttribute('data-place')).toBe('inset-1')
  show('network', 'sweep', 'surface')
  expect(picture('network')).toBe(network)
  expect(network?.getAttribute('data-place')).toBe('hero')
  for (let turn = 0; turn < 5; turn++) {
    show('surface', 'losses')
    expect(picture('network')).toBeNull()
    show('network', 'sweep', 'surface')
  }
  expect(nodes()).toBe(count)
})

test('the picture that a sentence points at is the only one with a frame', () => {
  const page = document.createElement('div')
  const framed = (lit: string | undefined) => {
    render(board({ hero: 'sweep', insets: ['surface', 'network'] }, { ...parts, lit }), page)
    return [...page.querySelectorAll<HTMLElement>('[data-lit]')].map(({ dataset }) => dataset['picture'])
  }
  expect(framed('picture/network')).toEqual(['network'])
  expect(framed('picture/surface')).toEqual(['surface'])
  expect(framed('run/0')).toEqual([])
  expect(framed(undefined)).toEqual([])
})

test('a hero shows progress if the landscape, which would show it itself, is not visible', () => {
  const page = document.createElement('div')
  const said = (hero: Arrangement['hero'], ...insets: Arrangement['insets']) => {
    render(board({ hero, insets }, parts), page)
    return [...page.querySelectorAll('[data-place=hero] > .work')].map(({ textContent }) => textContent)
  }
  expect(said('sweep', 'network')).toEqual(['training the runs'])
  expect(said('sweep', 'surface')).toEqual([''])
  expect(said('surface', 'sweep')).toEqual([])
})

describe('an inset swapped with the hero', () => {
  const page = document.createElement('div')
  page.attachShadow({ mode: 'open' }).adoptedStyleSheets = [base.styleSheet!, boardStyle.styleSheet!]
  applyTheme(page, 'light')
  page.style.cssText += 'position: fixed; inset: 0; display: grid; grid-template: 0 1fr / 0 1fr'
  let arrangement: Arrangement
  let moved: Promise<void> | undefined
  const pictures = () => [...page.shadowRoot!.querySelectorAll<HTMLElement>('.picture')]
  const picture = (name: string) => page.shadowRoot!.querySelector<HTMLElement>(`[data-picture=${name}]`)!
  const place = (name: string) => picture(name).getBoundingClientRect()
  const ways = () => pictures().flatMap((one) => one.getAnimations())
  /** Sizes of the pictures, as reported to their contents. */
  const sizes: string[] = []
  const told = new ResizeObserver((entries) =>
    sizes.push(...entries.map(({ contentRect: { width, height } }) => `${width} ${height}`)),
  )
  const show = (next: Arrangement) => {
    arrangement = next
    const swap = (name: Arrangement['hero']) => {
      moved = moving(pictures(), async () => show(swapped(arrangement, name)))
    }
    render(board(next, { ...parts, swap }), page.shadowRoot!)
  }
  /** Clicks an inset's button, and pauses everything `at` milliseconds into the animation. */
  const swap = async (name: string, at: number) => {
    page.shadowRoot!.querySelector<HTMLElement>(`[data-picture=${name}] > .swap`)!.click()
    await moved
    expect(picture(name).dataset['place']).toBe('hero')
    for (const way of ways()) {
      way.pause()
      way.currentTime = at
    }
  }

  const [width, height] = [innerWidth, innerHeight]
  beforeEach(async () => {
    likeMotion()
    await screen.viewport(1280, 720)
    document.body.replaceChildren(page)
    show({ hero: 'sweep', insets: ['network', 'surface'] })
    for (const picture of pictures()) told.observe(picture)
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    for (const way of ways()) way.cancel()
    await screen.viewport(width, height)
    told.disconnect()
    sizes.length = 0
    page.remove()
  })

  const near = (one: DOMRect, other: DOMRect) => {
    for (const side of ['x', 'y', 'width', 'height'] as const) expect(one[side]).toBeCloseTo(other[side], 1)
  }
  const both = () => [place('network'), place('sweep')] as const

  test('moves there from its place in 300 ms, and nothing in it changes its size on the way', async () => {
    const [small, large] = both()
    await swap('network', 0)
    near(place('network'), small)
    near(place('sweep'), large)
    expect(ways().map(({ effect }) => effect!.getComputedTiming().duration)).toEqual([300, 300])
    for (const way of ways()) way.play()
    await Promise.all(ways().map(({ finished }) => finished))
    near(place('network'), large)
    near(place('sweep'), small)
    expect(new Set(sizes).size, 'the two sizes, and that of the surface').toBe(3)
  })

  test('leaves a hero of two charts the height of a second axis on a phone', async () => {
    await screen.viewport(390, 844)
    const heightOf = (count: number) => {
      const content = Array.from({ length: count }, () => html`<bl-sweep-chart></bl-sweep-chart>`)
      const given = { ...parts, picture: () => ({ label: 'sweep', content }) }
      render(board({ hero: 'sweep', insets: [] }, given), page.shadowRoot!)
      return place('sweep').height
    }
    expect(heightOf(2)).toBeGreaterThan(heightOf(1) + 60)
  })

  test('fills its column if it is the only one', () => {
    show({ hero: 'sweep', insets: ['network'] })
    const [inset, hero] = both()
    expect([inset.top, inset.bottom]).toEqual([hero.top, hero.bottom])
  })

  test('is below a landscape with stages in a row, which has the whole width', () => {
    const below = { ...parts, row: true }
    render(board({ hero: 'surface', insets: ['losses'] }, below), page.shadowRoot!)
    const [hero, inset] = [place('surface'), place('losses')]
    expect(hero.width).toBeGreaterThan(1000)
    expect(inset.top).toBeGreaterThanOrEqual(hero.bottom)
    expect(inset.width).toBeGreaterThan(1000)
    expect(hero.height).toBeGreaterThan(inset.height)
    const rows = (shown: Arrangement, given: BoardParts) => {
      render(board(shown, given), page.shadowRoot!)
      return page.shadowRoot!.querySelectorAll('.board[data-row]').length
    }
    expect(rows({ hero: 'surface', insets: [] }, below), 'beside votes').toBe(0)
    expect(rows({ hero: 'surface', insets: ['losses'] }, { ...below, form: true })).toBe(0)
    render(board({ hero: 'sweep', insets: ['losses'] }, below), page.shadowRoot!)
    expect(place('losses').left, 'beside a hero that is none').toBeGreaterThan(place('sweep').right)
  })

  test('turns back from where it is', async () => {
    const [small] = both()
    await swap('network', 100)
    const under = place('network')
    expect(under.width).toBeGreaterThan(small.width + 10)
    await swap('sweep', 0)
    near(place('network'), under)
    for (const way of ways()) way.finish()
    near(place('network'), small)
  })

  test('is there at once with reduced motion', async () => {
    vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList)
    const [, large] = both()
    await swap('network', 0)
    expect(ways()).toEqual([])
    near(place('network'), large)
  })
})
