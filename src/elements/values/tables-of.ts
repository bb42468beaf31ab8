import {
  callsTables,
  cloudTables,
  functionTables,
  gapTables,
  modesTables,
  networkTables,
  pairTables,
  shadowTables,
  sheetTables,
  tileTables,
  tiltTables,
  walkerTables,
} from './picture-tables.ts'
import { PlotElement } from '../charts/plots/plot-element.ts'
import { surfaceTables } from './surface-tables.ts'
import type { ValueTable } from '../value-table.ts'

type Pictured = {
  readonly [Tag in keyof HTMLElementTagNameMap]?: (
    element: HTMLElementTagNameMap[Tag],
  ) => readonly ValueTable[]
}

/** The tables of each element that is a picture of values. One that is made of others has theirs. */
export const pictured: Pictured = {
  'bl-stage': ({ content }) => surfaceTables(content),
  'bl-contour-map': ({ content }) => surfaceTables(content),
  'bl-polytope': walkerTables,
  'bl-gap-bar': gapTables,
  'bl-function-view': functionTables,
  'bl-matrix-tiles': ({ tiles }) => tileTables(tiles),
  'bl-cloud': cloudTables,
  'bl-calls': callsTables,
  'bl-modes': modesTables,
  'bl-shadow': shadowTables,
  'bl-tilt': tiltTables,
  'bl-picture-sheet': sheetTables,
  'bl-network': networkTables,
  'bl-network-pair': pairTables,
  'bl-kernels': ({ view }) => tileTables(view?.layers ?? []),
}

/** The values of a picture as tables; none of an element that is no picture, or has nothing yet. */
export function tablesOf(element: Element): readonly ValueTable[] {
  if (element instanceof PlotElement) return element.valueTables
  const make = (pictured as Readonly<Record<string, (element: Element) => readonly ValueTable[]>>)[
    element.localName
  ]
  return make?.(element) ?? []
}
