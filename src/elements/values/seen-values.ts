import { deepElements, nameOf } from '../deep-elements.ts'
import { tablesOf } from './tables-of.ts'
import type { ValueTable } from '../value-table.ts'

/** A picture that is seen, with its values. */
export interface SeenValues {
  readonly name: string
  /** What it is and what it says, as a screen reader hears it. */
  readonly said: string
  readonly tables: readonly ValueTable[]
}

/** Stages of a surface. */
const stages = 'bl-stage,bl-contour-map'

/** Where an element has its words for screen readers, the first that there is. */
const worded = ['[role=img]', '.stage[role=group]', '[aria-roledescription]']

/** The words of an element for screen readers. */
function saidOf({ shadowRoot }: Element): string {
  const [said] = worded.flatMap((part) => shadowRoot?.querySelector(part)?.getAttribute('aria-label') ?? [])
  return said ?? ''
}

/** The name of a stage among others, which the landscape around it writes over it. */
function stageName(stage: Element): string {
  const around = stage.getRootNode()
  const label = around instanceof ShadowRoot ? around.querySelector('.label') : null
  return label?.childNodes[0]?.textContent?.trim() ?? ''
}

/** The pictures within a root that are seen and have values, in their order; `surfaces`: stages of surfaces too. */
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
