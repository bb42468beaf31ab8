import type { Pictured, ValueTable } from '../value-table.ts'
import { surfaceTables } from './surface-tables.ts'

/**
 * Elements of a surface, which are in the page's first script: their tables are created here instead, to keep that script
 * small.
 */
const surfaces = 'bl-stage, bl-contour-map'

/** Returns the values of a picture as tables; empty if the element is not a picture, or has nothing yet. */
export function tablesOf(element: Element & Partial<Pictured>): readonly ValueTable[] {
  if (element.matches(surfaces))
    return surfaceTables((element as HTMLElementTagNameMap['bl-stage' | 'bl-contour-map']).content)
  return element.valueTables ?? []
}
