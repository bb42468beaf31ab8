import type { Pictured, ValueTable } from '../value-table.ts'
import { surfaceTables } from './surface-tables.ts'

/** Elements of a surface, with which the page begins: their tables are made here, as nobody waits for them then. */
const surfaces = 'bl-stage, bl-contour-map'

/** The values of a picture as tables; none of an element that is no picture, or has nothing yet. */
export function tablesOf(element: Element & Partial<Pictured>): readonly ValueTable[] {
  if (element.matches(surfaces))
    return surfaceTables((element as HTMLElementTagNameMap['bl-stage' | 'bl-contour-map']).content)
  return element.valueTables ?? []
}
