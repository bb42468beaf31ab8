import { deepElements, nameOf } from '../deep-elements.ts'
import { tablesOf } from './tables-of.ts'
import type { ValueTable } from '../value-table.ts'

/** A visible picture with its values. */
export interface SeenValues {
  readonly name: string
  /** What it is and what it shows, as for screen readers. */
  readonly said: string
  readonly tables: readonly ValueTable[]
}

const stages = 'bl-stage,bl-contour-map'

/** Selectors of an element's description for screen readers; the first match counts. */
const worded = ['[role=img]', '.stage[role=group]', '[aria-roledescription]']

/** Returns the description of an element for screen readers. */
function saidOf({ shadowRoot }: Element): string {
  const [said] = worded.flatMap((part) => shadowRoot?.querySelector(part)?.getAttribute('aria-label') ?? [])
  return said ?? ''
}

/** Returns the name of a stage among several, which the landscape writes over it. */
function stageName(stage: Element): string {
  const around = stage.getRootNode()
  const label = around instanceof ShadowRoot ? around.querySelector('.label') : null
  return label?.childNodes[0]?.textContent?.trim() ?? ''
}

/** Returns the visible pictures within a root that have values, in order; `surfaces`: including stages of surfaces. */
export function seenValues(root: ParentNode, surfaces: boolean): SeenValues[] {
  return [...deepElements(root, '[inert],[hidden]')].flatMap((element) => {
    const isStage = element.matches(stages)
    if ((isStage && !surfaces) || !element.checkVisibility()) return []
    const tables = tablesOf(element)
    if (tables.length === 0) return []
    const said = saidOf(element)
    const name = (isStage ? stageName(element) : nameOf(element)) || said || tables[0]!.name
    return [{ name, said: said === name ? '' : said, tables }]
  })
}
