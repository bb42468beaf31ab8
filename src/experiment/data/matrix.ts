import type { Dataset, Part } from './dataset.ts'

/**
 * Data that are a matrix: the inputs are the unit vectors in their order, so that what a network says to them is a matrix as
 * well, and the weights of the train part say which entries are observed.
 */
export interface MatrixData {
  readonly rows: number
  readonly columns: number
  /** Row-major; where an entry is not observed, that of the test part, or NaN where there is none. */
  readonly entries: Float64Array
  /** 1 where an entry is observed. */
  readonly observed: Uint8Array
}

/** True where sample n is unit vector n, for all of them. */
const isIdentity = ({ count, inputs }: Part, columns: number): boolean =>
  count === columns && inputs.every((x, k) => x === (k % (columns + 1) === 0 ? 1 : 0))

/** The matrix that regression data are; undefined for other data. */
export function matrixData(data: Dataset): MatrixData | undefined {
  const { task, inputs: rows, outputs: columns, counts } = data
  if (task !== 'regression' || columns < 2 || counts['train'] !== rows) return undefined
  const { train, test } = data.parts
  if (!train || !isIdentity(train, rows)) return undefined
  const observed = Uint8Array.from(train.targets, (_, k) => ((train.weights?.[k] ?? 1) > 0 ? 1 : 0))
  const held = test && test !== train && isIdentity(test, rows) ? test : undefined
  const heldAt = (k: number) => (held && (held.weights?.[k] ?? 1) > 0 ? held.targets[k]! : NaN)
  const entries = train.targets.map((target, k) => (observed[k] ? target : heldAt(k)))
  return { rows, columns, entries, observed }
}

/** √(Σ (found - entry)² / Σ entry²) over the entries that are not observed; NaN where one of them is not known. */
export function unobservedError({ entries, observed }: MatrixData, found: ArrayLike<number>): number {
  let wrong = 0
  let total = 0
  entries.forEach((entry, k) => {
    if (observed[k]) return
    wrong += (found[k]! - entry) ** 2
    total += entry ** 2
  })
  return Math.sqrt(wrong / total)
}
