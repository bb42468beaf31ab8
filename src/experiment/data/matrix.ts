import type { Dataset, Part } from './dataset.ts'

/**
 * Data that form a matrix: the inputs are the unit vectors in order, so a network's outputs for them form a matrix too, and the weights of
 * the training set mark the observed entries.
 */
export interface MatrixData {
  readonly rows: number
  readonly columns: number
  /** Row-major; an unobserved entry comes from the test set, or is NaN if the test set lacks it. */
  readonly entries: Float64Array
  /** 1 if an entry is observed, else 0. */
  readonly observed: Uint8Array
}

/** Returns true if every sample n is unit vector n. */
const isIdentity = ({ count, inputs }: Part, columns: number): boolean =>
  count === columns && inputs.every((x, k) => x === (k % (columns + 1) === 0 ? 1 : 0))

/** Returns the matrix that regression data form; undefined for other data. */
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

/** Returns √(Σ (found - entry)² / Σ entry²) over the unobserved entries; NaN if one of them is unknown. */
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
