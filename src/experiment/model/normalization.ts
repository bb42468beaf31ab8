import type { Normalization } from '../spec/model.ts'

/** Added to a variance, so that a constant unit becomes 0. */
export const epsilon = 1e-5

/** Entries of sums that are normalised together: entry k of group g is at `first(g) + k · stride`. */
export interface Groups {
  readonly groups: number
  readonly size: number
  /** Number of leading entries that the means are taken over. */
  readonly counted: number
  readonly stride: number
  readonly first: (group: number) => number
}

/**
 * Returns one group for each unit over all samples, with means over the first `company` (batch), or one for each sample over all units
 * (layer).
 */
export const groupsOf = (
  kind: Exclude<Normalization, 'none'>,
  count: number,
  width: number,
  company = count,
): Groups =>
  kind === 'batch'
    ? { groups: width, size: count, counted: company, stride: width, first: (unit) => unit }
    : { groups: count, size: width, counted: width, stride: 1, first: (sample) => sample * width }

/** Takes the mean of a function over the counted entries of a group. */
type Mean = (of: (i: number) => number) => number

function meanOf({ counted, stride }: Groups, first: number, entry: (i: number) => number): number {
  let sum = 0
  for (let k = 0; k < counted; k++) sum += entry(first + k * stride)
  return sum / counted
}

/** A change of a layer's sums z and the resulting change of u, each [count][width]. */
export interface Movement {
  readonly sum: Float64Array
  readonly value: Float64Array
}

/** The normalised sums u = (z - mean z)/σ of a layer, with σ² = variance + 1e-5, and the derivative of u. */
export interface Normalized {
  /** u, [count][width]. */
  readonly values: Float64Array
  /**
   * Returns du/dz · x = (x - mean x - u mean(u x))/σ, [count][width]. It is symmetric if all samples are counted, so it maps both tangents
   * forwards and gradients backwards.
   */
  slope(x: Float64Array): Float64Array
  /** Returns the derivative of `slope(x)` when z and u change by `along`, and x by `dx`. */
  slopeTangent(x: Float64Array, dx: Float64Array, along: Movement): Float64Array
}

/** Returns sums without normalisation. */
const unchanged = (values: Float64Array): Normalized => ({
  values,
  slope: (x) => x,
  slopeTangent: (_, dx) => dx,
})

/**
 * Normalises sums [count][width] over the first `company` samples (batch) or over the units of each sample (layer); variances are biased.
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
  /** Returns [count][width], computed group by group. */
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
