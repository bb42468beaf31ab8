import type { Numbers } from '../results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'

/**
 * Returns whether heights or colours show the measure of convergence, for which every loss of a run is
 * needed.
 */
export const showsConvergence = ({ terrain }: Pick<TrainingExperiment, 'terrain'>): boolean =>
  terrain.show === 'convergence' || terrain.coloredBy === 'convergence'

/** Cap on losses as a multiple of the first; losses that are not finite count as this. */
const most = 1e6
/** Number of last losses that decide. */
const window = 20

/**
 * Returns the measure of convergence, the speed at which a run converged or diverged. With v_t = min(l_t/l_0,
 * 1e6), or 1e6 if that is not finite, it is −Σ v_t if the mean of the last 20 is below 1, otherwise Σ 1/v_t.
 * `losses` are those of every step, step 0 included. Converged runs are negative, lower if slower; diverged
 * ones positive, higher if slower.
 */
export function convergenceOf(losses: Numbers): number {
  const ratios = Array.from(losses, (loss) => {
    const ratio = loss / losses[0]!
    return Number.isFinite(ratio) ? Math.min(ratio, most) : most
  })
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const last = ratios.slice(-window)
  if (sum(last) / last.length < 1) return -sum(ratios)
  return sum(ratios.map((ratio) => 1 / ratio))
}
