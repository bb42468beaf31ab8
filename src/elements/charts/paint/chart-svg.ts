import { recordCanvases, svgText, type SvgPart } from '../../../charts/svg/svg-recorder.ts'
import { escaped } from '../../../exchange/escaped.ts'
import { maxOf, minOf } from '../../../math/statistics/range.ts'
import { deepElements, nameOf } from '../../deep-elements.ts'
import { fontRules } from '../../style/fonts.ts'
import { RedrawEvent } from './paint-controller.ts'

export interface SeenChart {
  readonly element: Element
  readonly name: string
}

/** Stages, which are exported in other ways, and clickable drawings. */
const notCharts = 'bl-stage, bl-contour-map, bl-polytope, bl-network, bl-kernels'

/** Returns true for a chart that draws stored values until they are computed. */
const isStored = (element: Element): boolean => 'stored' in element && element.stored === true

/** Returns the charts within a root that are visible, named and computed, each once. */
export function seenCharts(root: ParentNode): SeenChart[] {
  return [...deepElements(root)].flatMap((element) => {
    const canvas = element.shadowRoot?.querySelector('canvas')
    if (!canvas || element.matches(notCharts) || isStored(element) || !element.checkVisibility()) return []
    const name = nameOf(element)
    return name && canvas.clientWidth > 0 ? [{ element, name }] : []
  })
}

/** Returns a visible chart as a self-contained SVG, with lines as lines, text as text, and the colours of its theme. */
export async function chartSvg({ element, name }: SeenChart): Promise<string> {
  const elements = [element, ...deepElements(element.shadowRoot ?? element)]
  const drawn = await recordCanvases(async () => {
    for (const one of elements) one.dispatchEvent(new RedrawEvent())
    // A plot draws itself at the end of the task.
    await new Promise((resolve) => setTimeout(resolve))
  })
  const around = element.getBoundingClientRect()
  const parts = elements.flatMap((canvas): SvgPart[] => {
    if (!(canvas instanceof HTMLCanvasElement)) return []
    const markup = drawn.get(canvas)
    const { x, y, width, height } = canvas.getBoundingClientRect()
    const { width: across, height: down } = canvas
    if (!markup || width === 0) return []
    return [
      { markup, pixels: { width: across, height: down }, box: { x: x - around.x, y: y - around.y, width, height } },
    ] // prettier-ignore
  })
  const style = getComputedStyle(element)
  const fonts = await fontRules(
    parts.map(({ markup }) => markup).join('') + style.getPropertyValue('--bl-font-hand'),
  )
  const top = minOf(parts.map(({ box }) => box.y))
  const [ink, hand] = [style.color, style.getPropertyValue('--bl-font-hand').trim()]
  const heading = { size: 16, height: 28 }
  const titled: SvgPart = {
    markup: `<text x="4" y="20" font-family="${escaped(hand)}" font-size="${heading.size}" font-weight="600" fill="${ink}">${escaped(name)}</text>`,
    pixels: { width: 1, height: 1 },
    box: { x: 0, y: 0, width: 1, height: 1 },
  }
  const placed = parts.map((part) => ({
    ...part,
    box: { ...part.box, y: part.box.y - top + heading.height },
  }))
  const bottom = maxOf(placed.map(({ box }) => box.y + box.height))
  return svgText({
    width: Math.ceil(around.width),
    height: Math.ceil(bottom) + 4,
    title: name,
    background: style.getPropertyValue('--bl-paper').trim(),
    fonts,
    parts: [titled, ...placed],
  })
}
