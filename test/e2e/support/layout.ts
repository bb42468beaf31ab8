import type { Page } from 'playwright'
import type {} from '../../../src/page/bl-app.ts'

/** Faults in a page's layout, each as a list. */
export interface Layout {
  /** Elements that reach beyond the right edge of the screen, or of their scroll container. */
  readonly wide: readonly string[]
  /** Columns of the table of runs that are hidden without scrolling. */
  readonly hiddenColumns: readonly string[]
  /** Points of the surface, as 'a, b', that are under a card. */
  readonly covered: readonly string[]
  /** Touch targets that are smaller than a finger. */
  readonly small: readonly string[]
}

/** The share of the hero's box that the landscape's names, cards, legends and tools leave free. */
export const uncoveredShare = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const hero = document.querySelector('bl-app')?.renderRoot.querySelector('[data-place=hero]')
    if (!hero) throw new Error('There is no hero.')
    const { left, top, width, height } = hero.getBoundingClientRect()
    const covers = [...hero.querySelectorAll('loss-landscape')]
      .flatMap(({ renderRoot, linked }) => [renderRoot, ...linked.map((each) => each.renderRoot)])
      .flatMap((root) => [...root.querySelectorAll('bl-run-chips, .over > *, .label, .shares')])
      .map((cover) => cover.getBoundingClientRect())
    const fractions = Array.from({ length: 100 }, (_, k) => (k + 0.5) / 100)
    const free = fractions.flatMap((u) =>
      fractions.filter((v) => {
        const [x, y] = [left + u * width, top + v * height]
        return !covers.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom)
      }),
    )
    return free.length / fractions.length ** 2
  })

/** Measures the current page through all shadow roots. */
export const layoutOf = (page: Page): Promise<Layout> =>
  page.evaluate(() => {
    const least = 44
    const landscape = document.querySelector('bl-app')?.landscape
    const { content, stage } = landscape ?? {}
    if (!landscape || !content || !stage) throw new Error('There is no landscape.')
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? all(element.shadowRoot) : []),
      ])
    const elements = all(document)
    const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true })
    const name = (element: Element) =>
      `${element.localName} "${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 30)}"`
    const boxOf = (element: Element) => element.getBoundingClientRect()
    const controls = 'button, select, summary, a, input, textarea, wa-switch, wa-slider'
    const hidden = (element: Element) =>
      Math.min(boxOf(element).width, boxOf(element).height) <= 1 || element.closest('label, wa-slider')
    const runs = elements.find(({ localName }) => localName === 'bl-runs')
    const table = runs && boxOf(runs)
    const cards = elements
      .filter(({ localName }) => localName === 'bl-hud' || localName === 'bl-legend')
      .map(boxOf)
    const { left, top } = boxOf(stage)
    const fractions = [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1]
    const { terrain, extent } = content
    const [na = 0, nb = 0] = terrain?.resolution ?? []
    const covered = fractions.flatMap((u) =>
      fractions.flatMap((v) => {
        const a = extent.a[0] + u * (extent.a[1] - extent.a[0])
        const b = extent.b[0] + v * (extent.b[1] - extent.b[0])
        const loss = terrain?.values[Math.round(v * (nb - 1)) * na + Math.round(u * (na - 1))] ?? NaN
        const at = 'screenOf' in stage ? stage.screenOf(a, b, loss) : undefined
        if (!at) throw new Error('The surface is not drawn.')
        const [x, y] = [left + at.x, top + at.y]
        return cards.some((card) => x > card.left && x < card.right && y > card.top && y < card.bottom)
          ? [`${a}, ${b}`]
          : []
      }),
    )
    return {
      wide: elements
        .filter(
          (element) =>
            seen(element) &&
            !element.closest('.visually-hidden') &&
            boxOf(element).width > 1 &&
            boxOf(element).right > innerWidth + 0.5,
        )
        .map(name),
      hiddenColumns: [...(runs?.shadowRoot?.querySelectorAll('thead th') ?? [])]
        .filter((cell) => boxOf(cell).right > Math.min(innerWidth, table?.right ?? 0) + 0.5)
        .map(name),
      covered,
      small: elements
        .filter((element) => element.matches(controls) && seen(element) && !hidden(element))
        // A term in the middle of a sentence is as high as its line.
        .filter((element) => !element.closest('.term'))
        .filter((element) => Math.min(boxOf(element).width, boxOf(element).height) < least - 0.5)
        .map((element) => `${name(element)} ${boxOf(element).width} × ${boxOf(element).height}`),
    }
  })
