import { partitionPoint } from '../../math/numerics/partition-point.ts'
import { lastStep, type AlgorithmSpec } from '../../experiment/spec/algorithm.ts'
import type { PlainSchedule } from '../../experiment/spec/schedule.ts'

/** Returns the factor of the learning rate at update t = 1 … steps. */
function factorAt(schedule: PlainSchedule, t: number, steps: number): number {
  switch (schedule.kind) {
    case 'constant':
      return 1
    case 'step':
      return schedule.factor ** Math.floor((t - 1) / schedule.every)
    case 'cosine': {
      const { to } = schedule
      return to + ((1 - to) * (1 + Math.cos((Math.PI * (t - 1)) / Math.max(1, steps)))) / 2
    }
  }
}

/** Returns the last change at a step below t, by binary search, since every step may have one. */
const lastChange = <T extends { readonly step: number }>(at: readonly T[], t: number): T | undefined =>
  at[partitionPoint(at.length, (place) => (at[place]?.step ?? t) < t) - 1]

/**
 * Returns the learning rate η_t of update t = 1, 2, …, where η is the algorithm's `learningRate`; layers'
 * rates multiply it. constant: η. step: η factor^⌊(t−1)/every⌋. cosine: η (to + (1 − to)(1 + cos(π
 * (t−1)/steps))/2), with the algorithm's steps. warm-up: η t/s for the first s updates, then as in `then`,
 * which counts updates and steps from there. changes: the rate of the last change at a step ≤ t − 1, the
 * number of updates made before this one; before the first, as in `before`, or η. At a rate of 0, weights and
 * moments stay as they are.
 *
 * Equals PyTorch's StepLR, CosineAnnealingLR and LinearLR if each is stepped after every update. Source of
 * cosine: Loshchilov, Hutter 2017 (SGDR), equation 5; of warm-up: Goyal et al. 2017, section 2.2.
 */
export function learningRateAt(
  algorithm: Pick<AlgorithmSpec, 'learningRate' | 'schedule' | 'steps'>,
  t: number,
): number {
  const { learningRate, schedule } = algorithm
  const steps = lastStep(algorithm)
  switch (schedule.kind) {
    case 'warm-up': {
      const { steps: rise, then } = schedule
      return learningRate * (t <= rise ? t / rise : factorAt(then, t - rise, steps - rise))
    }
    case 'changes':
      return (
        lastChange(schedule.at, t)?.learningRate ??
        learningRateAt({ learningRate, schedule: schedule.before ?? { kind: 'constant' }, steps }, t)
      )
    default:
      return learningRate * factorAt(schedule, t, steps)
  }
}
