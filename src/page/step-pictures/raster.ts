import { fontRules } from '../../elements/style/fonts.ts'
import { toPng } from '../../exchange/png.ts'

const [xhtml, svg] = ['http://www.w3.org/1999/xhtml', 'http://www.w3.org/2000/svg']

/** Returns the default values of an unstyled root element's properties. */
function plainStyle(): ReadonlyMap<string, string> {
  const room = document.createElement('div')
  room.attachShadow({ mode: 'open' })
  const plain = document.createElement('span')
  plain.style.all = 'initial'
  room.shadowRoot?.append(plain)
  document.body.append(room)
  const style = getComputedStyle(plain)
  const values = new Map(Array.from(style, (name) => [name, style.getPropertyValue(name)]))
  room.remove()
  return values
}

/** Properties without effect in a still picture. */
const moving = /^(?:animation|transition|cursor|pointer-events|will-change|-webkit-locale)/u

/** Writes elements as they look, without their style sheets: every property becomes an attribute. */
class Flattener {
  readonly #plain = plainStyle()
  readonly #document = document.implementation.createDocument(xhtml, 'div')

  /** Returns a copy of an element and its contents. */
  element(source: Element): Element {
    return this.#element(source, undefined) ?? this.#document.createElementNS(xhtml, 'div')
  }

  #style(style: CSSStyleDeclaration, parent: CSSStyleDeclaration | undefined): string {
    let text = ''
    for (const name of style) {
      if (moving.test(name)) continue
      const value = style.getPropertyValue(name)
      // Skips default values that are not inherited as something else.
      if (value === this.#plain.get(name) && (!parent || value === parent.getPropertyValue(name))) continue
      text += `${name}:${value};`
    }
    return text
  }

  #element(source: Element, parent: CSSStyleDeclaration | undefined): Element | undefined {
    const style = getComputedStyle(source)
    if (style.display === 'none') return undefined
    if (source instanceof HTMLCanvasElement) return this.#image(source, style, parent)
    const isOwn = source.namespaceURI === xhtml
    const name = isOwn ? (style.display.startsWith('inline') ? 'span' : 'div') : source.localName
    const copy = this.#document.createElementNS(source.namespaceURI, name)
    if (!isOwn)
      for (const { name: key, value } of source.attributes)
        if (key !== 'style' && key !== 'class' && !key.startsWith('xmlns')) copy.setAttribute(key, value)
    copy.setAttribute('style', this.#style(style, parent))
    this.#pseudo(source, '::before', style, copy)
    this.#children(source, style, copy)
    this.#pseudo(source, '::after', style, copy)
    return copy
  }

  #children(source: Element, style: CSSStyleDeclaration, copy: Element): void {
    if (source instanceof HTMLSelectElement) {
      copy.append(this.#document.createTextNode(source.selectedOptions[0]?.text ?? ''))
      return
    }
    const slotted = source instanceof HTMLSlotElement ? source.assignedNodes({ flatten: true }) : []
    const children = slotted.length > 0 ? slotted : (source.shadowRoot ?? source).childNodes
    for (const child of children) {
      if (child instanceof Text) copy.append(this.#document.createTextNode(child.data))
      const drawn = child instanceof Element ? this.#element(child, style) : undefined
      if (drawn) copy.append(drawn)
    }
  }

  /** Adds what a style sheet inserts before or after an element. */
  #pseudo(source: Element, place: '::before' | '::after', parent: CSSStyleDeclaration, copy: Element): void {
    const style = getComputedStyle(source, place)
    const { content, display } = style
    if (content === 'none' || content === 'normal' || display === 'none') return
    const drawn = this.#document.createElementNS(xhtml, 'span')
    drawn.setAttribute('style', this.#style(style, parent))
    const text = /^"((?:[^"\\]|\\.)*)"/u.exec(content)?.[1]
    if (text) drawn.textContent = text.replaceAll(/\\(.)/gu, '$1')
    copy.append(drawn)
  }

  #image(source: HTMLCanvasElement, style: CSSStyleDeclaration, parent: CSSStyleDeclaration | undefined) {
    if (source.width === 0 || source.height === 0) return undefined
    const image = this.#document.createElementNS(xhtml, 'img')
    image.setAttribute('src', source.toDataURL())
    image.setAttribute('style', this.#style(style, parent))
    return image
  }
}

/** Returns an element in the layout as an SVG text that opens by itself. */
async function textOf(element: HTMLElement, width: number): Promise<string> {
  const { offsetWidth, offsetHeight } = element
  const markup = new XMLSerializer().serializeToString(new Flattener().element(element))
  const height = Math.round((width * offsetHeight) / offsetWidth)
  return `<svg xmlns="${svg}" width="${width}" height="${height}" viewBox="0 0 ${offsetWidth} ${offsetHeight}"><style>${await fontRules(markup)}</style><foreignObject width="${offsetWidth}" height="${offsetHeight}">${markup}</foreignObject></svg>`
}

/**
 * Renders a static element in the layout as a PNG of this width in pixels.
 * @throws Error if the browser cannot draw it
 */
export async function rasterOf(element: HTMLElement, width: number): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await textOf(element, width))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: image.naturalWidth, height: image.naturalHeight })
  canvas.getContext('2d')?.drawImage(image, 0, 0)
  return toPng(canvas)
}
