import type { MatrixTile } from '../../charts/matrix-tile.ts'
import type { Layer } from '../../experiment/model/layout.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { placeOf, type PredictionGrid } from '../../math/picture/function-grid.ts'
import { maxOf } from '../../math/statistics/range.ts'
import type { BlGapBar } from '../charts/lists/bl-gap-bar.ts'
import type { BlCalls } from '../charts/pictures/bl-calls.ts'
import type { BlCloud } from '../charts/pictures/bl-cloud.ts'
import type { BlFunctionView } from '../charts/pictures/bl-function-view.ts'
import type { BlModes } from '../charts/pictures/bl-modes.ts'
import type { BlPictureSheet } from '../charts/pictures/bl-picture-sheet.ts'
import type { BlShadow } from '../charts/pictures/bl-shadow.ts'
import type { BlTilt } from '../charts/pictures/bl-tilt.ts'
import type { BlNetworkPair } from '../network/bl-network-pair.ts'
import type { BlNetwork } from '../network/bl-network.ts'
import type { BlPolytope } from '../stage/bl-polytope.ts'
import { matrixTable, spread, tableOf, type Cell, type ValueTable } from '../value-table.ts'

/** Points along each side of a function over two inputs that are told of it. */
const side = 9

/** The outputs of a function at a point of its grid: the number of the class where it has several. */
function predicted({ outputs, values }: PredictionGrid, point: number): Cell {
  const all = Array.from({ length: outputs }, (_, k) => values[point * outputs + k]!)
  return outputs === 1 ? all[0]! : `class ${all.indexOf(maxOf(all)) + 1}`
}

/** A function on its grid: over two inputs coarsely, the second from the top down and the first across. */
function functionTable(name: string, grid: PredictionGrid, [across, up]: readonly string[]): ValueTable {
  const { domain, columns, rows } = grid
  const [x, y] = [across ?? 'x₁', up ?? 'x₂']
  if (rows === 1)
    return tableOf(name, [across ?? 'x', 'output'], columns, (i) => [placeOf(grid, i), predicted(grid, i)])
  const [from, to] = domain.y ?? [0, 1]
  const [is, js] = [spread(columns, side), spread(rows, side).toReversed()]
  const heads = is.map((i) => formatNumber(placeOf(grid, i), 3))
  const table = tableOf(`${name}: ${y} down, ${x} across`, ['', ...heads], js.length, (row) => [
    from + ((js[row]! + 0.5) / rows) * (to - from),
    ...is.map((i) => predicted(grid, js[row]! * columns + i)),
  ])
  return { ...table, whole: { rows, columns: columns + 1 } }
}

/** The samples of a function's picture, what the function says, and the curves that it is compared with. */
export function functionTables({
  heading,
  names,
  dimensions,
  outputs,
  coordinates,
  targets,
  grid,
  beside,
  stored,
}: Pick<
  BlFunctionView,
  'heading' | 'names' | 'dimensions' | 'outputs' | 'coordinates' | 'targets' | 'grid' | 'beside'
> &
  Partial<Pick<BlFunctionView, 'stored'>>): ValueTable[] {
  const count = Math.floor(coordinates.length / Math.max(1, dimensions))
  const inputs = Array.from({ length: dimensions }, (_, k) =>
    names.length === dimensions ? names[k]! : dimensions === 1 ? 'x' : `x ${k + 1}`,
  )
  const answers = Array.from({ length: outputs }, (_, k) => (outputs === 1 ? 'target' : `target ${k + 1}`))
  const samples = tableOf('Samples', ['sample', ...inputs, ...answers], count, (i) => [
    i + 1,
    ...inputs.map((_, k) => coordinates[i * dimensions + k]!),
    ...answers.map((_, k) => targets[i * outputs + k]!),
  ])
  return [
    ...(grid && !stored ? [functionTable(heading, grid, names)] : []),
    ...beside.map((one) => functionTable(one.label, one.grid, names)),
    ...(count > 0 ? [samples] : []),
  ]
}

/** Matrices entry by entry. */
export const tileTables = (tiles: readonly MatrixTile[]): ValueTable[] =>
  tiles.map(({ label, rows, columns, entries }) =>
    matrixTable(label, rows, columns, (i, j) => entries[i * columns + j]!),
  )

/** Where the units of a layer were at w_0, and where they are. */
export const cloudTables = ({ clouds }: Pick<BlCloud, 'clouds'>): ValueTable[] =>
  clouds.map(({ label, run, axes: [a, b], first, now }) =>
    tableOf(
      [label, run, 'units'].filter(Boolean).join(', '),
      ['unit', `${a} at w₀`, `${b} at w₀`, `${a} now`, `${b} now`],
      first.length / 2,
      (i) => [i + 1, first[2 * i]!, first[2 * i + 1]!, now[2 * i]!, now[2 * i + 1]!],
    ),
  )

/** The calls of a procedure that calls itself. */
export const callsTables = ({ heading, drawing }: Pick<BlCalls, 'heading' | 'drawing'>): ValueTable[] =>
  drawing.calls.length === 0
    ? []
    : [
        tableOf(heading, ['call', 'within', 'first rank', 'keys', 'pivot'], drawing.calls.length, (i) => {
          const { depth, from, count, pivot } = drawing.calls[i]!
          return [i + 1, depth, from + 1, count, pivot + 1]
        }),
      ]

/** Directions of a kernel: eigenvalues, and how much of each set of labels lies along them and is learned. */
export function modesTables({ heading, view }: Pick<BlModes, 'heading' | 'view'>): ValueTable[] {
  if (!view) return []
  const { eigenvalues, labels } = view
  const columns = labels.flatMap(({ label }) => [label, `${label}, learned`])
  return [
    tableOf(heading, ['direction', 'eigenvalue', ...columns], eigenvalues.length, (i) => [
      i + 1,
      eigenvalues[i]!,
      ...labels.flatMap(({ shares, learned }) => [shares[i] ?? '', learned[i] ?? '']),
    ]),
  ]
}

/** The corners of a shadow in their order. */
export const shadowTables = ({
  heading,
  axes: [across, up],
  corners,
}: Pick<BlShadow, 'heading' | 'axes' | 'corners'>): ValueTable[] =>
  corners.length === 0
    ? []
    : [
        tableOf(heading, ['corner', across, up], corners.length, (i) => [
          i + 1,
          corners[i]![0],
          corners[i]![1],
        ]),
      ]

/** The points that a plane is held against. */
export const tiltTables = ({ heading, view }: Pick<BlTilt, 'heading' | 'view'>): ValueTable[] =>
  view
    ? [
        tableOf(heading, ['point', ...view.names, 'height'], view.poles.length, (i) => {
          const { x, y, height } = view.poles[i]!
          return [i + 1, x, y, height]
        }),
      ]
    : []

/** The three gaps. */
export const gapTables = ({ gaps, veiled }: Pick<BlGapBar, 'gaps' | 'veiled'>): ValueTable[] => {
  if (!gaps || veiled) return []
  const rows: [string, number][] = [
    ['model gap', gaps.model],
    ['metric gap', gaps.metric],
    ['algorithm gap', gaps.algorithm],
  ]
  return [tableOf('The three gaps', ['gap', 'loss'], rows.length, (i) => rows[i]!)]
}

/** What is said of each picture of a sheet. */
export const sheetTables = ({ heading, pictures }: Pick<BlPictureSheet, 'heading' | 'pictures'>) =>
  pictures.length === 0
    ? []
    : [tableOf(heading, ['sample', 'said of it'], pictures.length, (i) => [i + 1, pictures[i]!.said])]

/** The weights of each layer of a network, a row for each input, the biases last. */
export function weightTables(layers: readonly Layer[], weights: ArrayLike<number>): ValueTable[] {
  return layers.map((layer, l) => {
    const { inputs, outputs, biases } = layer
    const units = Array.from({ length: outputs }, (_, j) => j)
    const heads = ['', ...units.map((j) => `unit ${j + 1}`)]
    const rows = inputs + (biases === undefined ? 0 : 1)
    return tableOf(`Layer ${l + 1}`, heads, rows, (i) => [
      i < inputs ? `input ${i + 1}` : 'bias',
      ...units.map((j) => weights[i < inputs ? layer.weights + i * outputs + j : (biases ?? 0) + j]!),
    ])
  })
}

/** The weights of a network. */
export const networkTables = ({ view }: Pick<BlNetwork, 'view'>): ValueTable[] =>
  view ? weightTables(view.layers, view.weights) : []

/** For each unit of a network the one of another network that it matches, and how well. */
export const pairTables = ({ view }: Pick<BlNetworkPair, 'view'>): ValueTable[] =>
  (view?.orders ?? []).map((order, l) =>
    tableOf(
      `Layer ${l + 1}: units that match`,
      [view?.first.label ?? '', view?.second.label ?? '', 'correlation'],
      order.length,
      (i) => [i + 1, order[i]! + 1, view?.correlations[l]?.[i] ?? NaN],
    ),
  )

/** Those who walk through a polytope: how far they have come. */
export const walkerTables = ({ walkers }: Pick<BlPolytope, 'walkers'>): ValueTable[] =>
  walkers.length === 0
    ? []
    : [
        tableOf('Walkers', ['walker', 'way', 'gap'], walkers.length, (i) => [
          walkers[i]!.name,
          walkers[i]!.steps,
          walkers[i]!.gap,
        ]),
      ]
