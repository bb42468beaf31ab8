import type { Page } from 'playwright'
import type {} from '../../../src/page/bl-app.ts'

/** A text on the screen, with its box in window pixels. */
export interface Written {
  /** The picture or part of the page that contains it. */
  readonly of: string
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Whether a canvas drew it. */
  readonly canvas: boolean
  /** What covers its middle, if that belongs to something else. */
  readonly under: string
}

/** Records what each canvas has written since it was last cleared, as `writtenTexts`, in its own pixels. */
export function keepWritten(): void {
  interface Text {
    readonly text: string
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }
  const kept = new WeakMap<object, Text[]>()
  Object.assign(globalThis, { writtenTexts: kept })
  const { prototype } = CanvasRenderingContext2D
  const { clearRect, fillText } = prototype
  prototype.fillText = function (text, x, y, ...rest) {
    const {
      actualBoundingBoxLeft,
      actualBoundingBoxRight,
      actualBoundingBoxAscent,
      actualBoundingBoxDescent,
    } = this.measureText(text)
    const matrix = this.getTransform()
    const corners = [
      matrix.transformPoint({ x: x - actualBoundingBoxLeft, y: y - actualBoundingBoxAscent }),
      matrix.transformPoint({ x: x + actualBoundingBoxRight, y: y + actualBoundingBoxDescent }),
    ] as const
    const [left, right] = [Math.min(corners[0].x, corners[1].x), Math.max(corners[0].x, corners[1].x)]
    const [top, bottom] = [Math.min(corners[0].y, corners[1].y), Math.max(corners[0].y, corners[1].y)]
    const texts = kept.get(this.canvas) ?? []
    texts.push({ text, x: left, y: top, width: right - left, height: bottom - top })
    kept.set(this.canvas, texts)
    fillText.call(this, text, x, y, ...rest)
  }
  prototype.clearRect = function (x, y, width, height) {
    const { a, d } = this.getTransform()
    if (width * a >= this.canvas.width && height * d >= this.canvas.height) kept.delete(this.canvas)
    clearRect.call(this, x, y, width, height)
  }
  for (const side of ['width', 'height'] as const) {
    const { get, set } = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, side) ?? {}
    Object.defineProperty(HTMLCanvasElement.prototype, side, {
      configurable: true,
      enumerable: true,
      get(this: HTMLCanvasElement) {
        return get?.call(this) as number
      },
      set(this: HTMLCanvasElement, to: number) {
        kept.delete(this)
        set?.call(this, to)
      },
    })
  }
}

/** A picture or a control on the screen, with what covers its middle. */
export interface Part {
  readonly name: string
  readonly enabled: boolean
  /** Its distance from the instruction in pixels; 0 if there is none. */
  readonly far: number
  readonly under: string
}

/**
 * What the page shows: texts, pictures, controls, attributes that are read aloud or shown as tooltips, and
 * what lies in the planes.
 */
export interface Screen {
  readonly texts: readonly Written[]
  readonly pictures: readonly Part[]
  readonly controls: readonly Part[]
  readonly attributes: readonly string[]
  /** Ids of curves, marks and runs with a point inside the drawn plane. */
  readonly drawn: readonly string[]
}

/**
 * Everything that the visible pictures and the page around them write, on a canvas or as text, and what
 * covers it.
 */
export const screenOf = (page: Page): Promise<Screen> =>
  page.evaluate(() => {
    interface Box {
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }
    const { writtenTexts: kept } = globalThis as unknown as {
      writtenTexts: WeakMap<object, readonly (Box & { text: string })[]>
    }
    const app = document.querySelector('bl-app')
    if (!app) throw new Error('There is no app.')
    const deepest = (x: number, y: number): Element | null => {
      let found = document.elementFromPoint(x, y)
      for (;;) {
        const inner = found?.shadowRoot?.elementFromPoint(x, y)
        if (!inner || inner === found) return found
        found = inner
      }
    }
    const parentOf = (node: Node): Node | null =>
      (node instanceof Element && node.assignedSlot) ||
      node.parentNode ||
      (node instanceof ShadowRoot ? node.host : null)
    const within = (outer: Node, inner: Node | null): boolean => {
      for (let at = inner; at; at = parentOf(at)) if (at === outer) return true
      return false
    }
    /** A chart's canvas is under its own handles, and a text may pass the pointer through to its picture. */
    const ownOf = (of: Element): Node => {
      const root = of.getRootNode()
      if (of instanceof HTMLCanvasElement) return root instanceof ShadowRoot ? root.host : of
      for (let at: Node | null = of; at; at = parentOf(at))
        if (at instanceof Element && at.hasAttribute('data-picture')) return at
      return of
    }
    const coverOf = (of: Element, { x, y, width, height }: Box): string => {
      const edge = 1.5
      if (x < -edge || y < -edge || x + width > innerWidth + edge || y + height > innerHeight + edge)
        return 'the edge of the window'
      const top = deepest(x + width / 2, y + height / 2)
      if (within(ownOf(of), top) || (top && within(top, of))) return ''
      return top ? `${top.localName}.${top.className}` : 'nothing'
    }
    const texts: (Box & { of: string; text: string; canvas: boolean; under: string })[] = []
    const attributes: string[] = []
    const pictures: { name: string; enabled: boolean; far: number; under: string }[] = []
    const controls: typeof pictures = []
    const put = (of: string, owner: Element, text: string, { x, y, width, height }: Box) =>
      texts.push({
        ...{ of, text: text.replaceAll(/\s+/g, ' ').trim(), x, y, width, height },
        canvas: owner instanceof HTMLCanvasElement,
        under: coverOf(owner, { x, y, width, height }),
      })
    const shown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    const seenBox = (element: Element): Box | undefined => {
      const box = element.getBoundingClientRect()
      return shown(element) && box.width > 0 && box.height > 0 ? box : undefined
    }
    const instruction = [...app.renderRoot.querySelectorAll('.try bl-prose, .do bl-prose')].find(seenBox)
    const farFrom = (box: Box): number => {
      const said = instruction?.getBoundingClientRect()
      if (!said) return 0
      const across = Math.max(0, said.x - box.x - box.width, box.x - said.x - said.width)
      const down = Math.max(0, said.y - box.y - box.height, box.y - said.y - said.height)
      return Math.hypot(across, down)
    }
    const control = (name: string, element: Element, far?: number) => {
      const box = seenBox(element)
      const inner = element.shadowRoot
      const pressed =
        'bl-seed-button, bl-number, bl-select, bl-toggle, button:not(:disabled), input:not(:disabled)'
      const enabled = !inner?.querySelector(':disabled') || inner.querySelector(pressed) !== null
      if (box) controls.push({ name, enabled, far: far ?? farFrom(box), under: coverOf(element, box) })
    }
    const takeInHand = (element: Element, of: string) => {
      if (element.localName === 'bl-dial') control('dial', element)
      if (element.localName === 'bl-timeline') control('timeline', element, 0)
      if (element.localName === 'bl-step-controls')
        for (const name of Reflect.get(element, 'names') as readonly string[]) control(name, element)
      if (of !== 'page' && element.hasAttribute('data-index')) control('w₀', element, 0)
    }
    const walk = (node: Node, of: string): void => {
      if (node instanceof Text) {
        const { parentElement } = node
        if (!node.data.trim() || !parentElement || !shown(parentElement)) return
        const range = document.createRange()
        range.selectNodeContents(node)
        const box = range.getBoundingClientRect()
        if (box.width > 1 && box.height > 1) put(of, parentElement, node.data, box)
        return
      }
      let part = of
      if (node instanceof Element) {
        if (['style', 'script', 'title'].includes(node.localName)) return
        const place = node.getAttribute('data-place')
        if (place === 'away') return
        if (place) {
          part = node.getAttribute('data-picture') ?? of
          pictures.push({
            name: part,
            enabled: true,
            far: 0,
            under: coverOf(node, node.getBoundingClientRect()),
          })
        }
        if (['bl-question', 'bl-asked-plot'].includes(node.localName)) part = 'question'
        if (node.matches('.words > bl-prose')) part = 'prose'
        if (part !== 'question')
          for (const name of ['title', 'aria-label', 'aria-valuetext', 'aria-description', 'alt', 'href'])
            if (node.getAttribute(name)) attributes.push(node.getAttribute(name) ?? '')
        takeInHand(node, part)
        if (node instanceof HTMLCanvasElement) {
          const box = node.getBoundingClientRect()
          const [u, v] = [box.width / node.width, box.height / node.height]
          for (const { text, x, y, width, height } of kept.get(node) ?? [])
            put(part, node, text, {
              x: box.x + u * x,
              y: box.y + v * y,
              width: u * width,
              height: v * height,
            })
        }
        if (node instanceof HTMLSlotElement) for (const one of node.assignedNodes()) walk(one, part)
        if (node.shadowRoot) {
          node.shadowRoot.childNodes.forEach((child) => walk(child, part))
          return
        }
      }
      node.childNodes.forEach((child) => walk(child, part))
    }
    walk(document.body, 'page')
    const { landscape } = app
    const drawn = [landscape, ...landscape.linked].flatMap(({ content }) => {
      if (!content) return []
      const { a, b } = content.extent
      const isIn = (p: number, q: number) => p >= a[0] && p <= a[1] && q >= b[0] && q <= b[1]
      return [
        ...content.curves.filter((one) => one.points.some(([p, q]) => isIn(p, q))).map(({ id }) => id),
        ...content.marks.filter((one) => isIn(one.a, one.b)).map(({ id }) => id),
        ...content.paths.flatMap((one) =>
          Array.from(one.a).some((p, i) => isIn(p, one.b[i] ?? NaN)) ? ['run'] : [],
        ),
      ]
    })
    attributes.push(document.title, location.href)
    return { texts, pictures, controls, attributes, drawn }
  })
