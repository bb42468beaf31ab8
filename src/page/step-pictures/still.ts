/** An element that draws itself as a PNG at a scale. */
interface Drawn extends Element {
  snapshot(scale: number): Promise<Blob>
}

const isDrawn = (element: Element): element is Drawn =>
  'snapshot' in element && element.localName !== 'loss-landscape'

/** Pixels of a drawn picture per screen pixel. */
const sharpness = 2

/** Names of our custom elements and Web Awesome's in selectors; custom properties, classes and ids begin differently. */
const customNames = /(?<![\w.#-])(?:bl|wa|loss)-[a-z]/gu

/** Returns the name of an inert element with the same look. */
const stillName = (name: string): string => (name.includes('-') ? `still-${name}` : name)

const sheets = new WeakMap<CSSStyleSheet, CSSStyleSheet>()

/** Returns the same rules for the inert elements. */
function stillSheet(sheet: CSSStyleSheet): CSSStyleSheet {
  const known = sheets.get(sheet)
  if (known) return known
  const text = Array.from(sheet.cssRules, ({ cssText }) => cssText).join('\n')
  const copy = new CSSStyleSheet()
  copy.replaceSync(text.replace(customNames, (name) => `still-${name}`))
  sheets.set(sheet, copy)
  return copy
}

function canvasOf(source: CanvasImageSource & { readonly width: number; readonly height: number }) {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: source.width, height: source.height })
  if (source.width > 0 && source.height > 0) canvas.getContext('2d')?.drawImage(source, 0, 0)
  return canvas
}

async function drawnCopy(element: Drawn): Promise<HTMLElement> {
  const copy = document.createElement(stillName(element.localName))
  const bitmap = await createImageBitmap(await element.snapshot(sharpness))
  const canvas = canvasOf(bitmap)
  bitmap.close()
  canvas.style.cssText = 'display: block; width: 100%; height: 100%'
  copy.append(canvas)
  return copy
}

/** Progress of a picture's own work, buttons over a surface, and what is for the screen only. */
const passing = '[role=status], [data-screen], .tools, .button, .icon, bl-error'

/** Returns the text of a menu's selection, since nothing opens on paper. */
function chosenWords({ selectedOptions }: HTMLSelectElement): HTMLElement {
  const words = document.createElement('span')
  words.textContent = selectedOptions[0]?.label ?? ''
  return words
}

async function copyOf(node: Node): Promise<Node | undefined> {
  if (node instanceof Text) return document.createTextNode(node.data)
  if (!(node instanceof Element) || node.matches(passing)) return undefined
  if (isDrawn(node)) return drawnCopy(node)
  if (node instanceof HTMLSelectElement) return chosenWords(node)
  const isCanvas = node instanceof HTMLCanvasElement
  const copy = isCanvas
    ? canvasOf(node)
    : document.createElementNS(node.namespaceURI, stillName(node.localName))
  for (const { namespaceURI, name, value } of node.attributes)
    // Setting the size of a canvas would clear it.
    if (!(isCanvas && (name === 'width' || name === 'height'))) copy.setAttributeNS(namespaceURI, name, value)
  const { shadowRoot } = node
  if (shadowRoot) {
    const root = copy.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = shadowRoot.adoptedStyleSheets.map(stillSheet)
    await copyChildren(shadowRoot, root)
  }
  await copyChildren(node, copy)
  return copy
}

async function copyChildren(from: ParentNode & Node, to: ParentNode): Promise<void> {
  for (const child of from.childNodes) {
    const copy = await copyOf(child)
    if (copy) to.append(copy)
  }
}

/** Returns an inert copy of how an element looks at this moment; drawn pictures stay as they are. */
export async function stillOf(element: Element): Promise<HTMLElement> {
  const copy = await copyOf(element)
  if (copy instanceof HTMLElement) return copy
  throw new Error('There is nothing to see.')
}
