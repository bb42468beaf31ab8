import type { Normalization } from '../spec/model.ts'

/** What is added to a variance, so that a unit which always says the same becomes 0. */
export const epsilon = 1e-5

/** Entries of sums that are normalised together: entry k of group g stands at `first(g) + k · stride`. */
export interface Groups {
  readonly groups: number
  readonly size: number
  /** The first so many of them, over which means are taken. */
  readonly counted: number
  readonly stride: number
  readonly first: (group: number) => number
}

/** One unit over all samples (batch), counted over the first `company` of them, or all units of one sample (layer). */
export const groupsOf = (
  kind: Exclude<Normalization, 'none'>,
  count: number,
  width: number,
  company = count,
): Groups =>
  kind === 'batch'
    ? { groups: width, size: count, counted: company, stride: width, first: (unit) => unit }
    : { groups: count, size: width, counted: width, stride: 1, first: (sample) => sample * width }

/** Mean of something over the entries of a group that count. */
type Mean = (of: (i: number) => number) => number

function meanOf({ counted, stride }: Groups, first: number, entry: (i: number) => number): number {
  let sum = 0
  for (let k = 0; k < counted; k++) sum += entry(first + k * stride)
  return sum / counted
}

/** A change of a layer's sums z, and the change of u that it makes, each [count][width]. */
export interface Movement {
  readonly sum: Float64Array
  readonly value: Float64Array
}

/** The normalised sums u = (z - mean z)/σ of a layer, σ² = variance + 1e-5, with the derivative of u. */
export interface Normalized {
  /** u, [count][width]. */
  readonly values: Float64Array
  /**
   * du/dz · x = (x - mean x - u mean(u x))/σ, [count][width]. Where all samples count it is symmetric: it takes tangents forwards and
   * gradients back.
   */
  slope(x: Float64Array): Float64Array
  /** The derivative of `slope(x)` where z and u move by `along`, and x by `dx`. */
  slopeTangent(x: Float64Array, dx: Float64Array, along: Movement): Float64Array
}

/** Sums that stay as they are. */
const unchanged = (values: Float64Array): Normalized => ({
  values,
  slope: (x) => x,
  slopeTangent: (_, dx) => dx,
})

/**
 * Sums [count][width] normalised over the first `company` samples that are given (batch) or over the units of each (layer); variances
 * are biased.
 */
export function normalize(
  kind: Normalization,
  sums: Float64Array,
  count: number,
  width: number,
  company = count,
): Normalized {
  if (kind === 'none') return unchanged(sums)
  const groups = groupsOf(kind, count, width, company)
  /** [count][width], from what a group makes of its entries. */
  const byGroups = (ofGroup: (mean: Mean, group: number) => (i: number) => number): Float64Array => {
    const into = new Float64Array(sums.length)
    for (let g = 0; g < groups.groups; g++) {
      const first = groups.first(g)
      const entry = ofGroup((of) => meanOf(groups, first, of), g)
      for (let k = 0, i = first; k < groups.size; k++, i += groups.stride) into[i] = entry(i)
    }
    return into
  }
  /** 1/σ of each group. */
  const scales = new Float64Array(groups.groups)
  const u = byGroups((mean, group) => {
    const center = mean((i) => sums[i]!)
    const scale = 1 / Math.sqrt(mean((i) => (sums[i]! - center) ** 2) + epsilon)
    scales[group] = scale
    return (i) => (sums[i]! - center) * scale
  })
  return {
    values: u,
    slope: (x) =>
      byGroups((mean, group) => {
        const center = mean((i) => x[i]!)
        const along = mean((i) => u[i]! * x[i]!)
        return (i) => scales[group]! * (x[i]! - center - u[i]! * along)
      }),
    slopeTangent: (x, dx, { sum, value: du }) =>
      byGroups((mean, group) => {
        const scale = scales[group]!
        const shrinking = -scale * mean((i) => u[i]! * sum[i]!)
        const [center, centerMoved] = [mean((i) => x[i]!), mean((i) => dx[i]!)]
        const along = mean((i) => u[i]! * x[i]!)
        const alongMoved = mean((i) => du[i]! * x[i]! + u[i]! * dx[i]!)
        return (i) => {
          const part = x[i]! - center - u[i]! * along
          return scale * (shrinking * part + dx[i]! - centerMoved - du[i]! * along - u[i]! * alongMoved)
        }
      }),
  }
}
