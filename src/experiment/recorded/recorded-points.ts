import { stepsOfRecords, type RecordedSpec, type WantedRecords } from '../spec/recorded.ts'
import { keptRecords, recordsOf } from './records.ts'

/**
 * Returns the weights of a recorded run that a plane or a start requests. A run ends at the first record whose weights are not all finite,
 * and its weights there are NaN.
 */
export function recordedPoints(run: RecordedSpec, size: number, wanted: WantedRecords): Float64Array[] {
  const records = recordsOf(run, size)
  const steps = stepsOfRecords(run)
  const at = (place: number): Float64Array => {
    const weights = records.row(place)
    return weights.every(Number.isFinite) ? weights : new Float64Array(size).fill(NaN)
  }
  const end = steps.length - 1
  if (!('spacing' in wanted)) return wanted.map((step) => at(step === 'end' ? end : steps.indexOf(step)))
  const path = keptRecords(steps, wanted.spacing).map(at)
  const broken = path.findIndex((weights) => !weights.every(Number.isFinite))
  return broken < 0 ? path : path.slice(0, broken + 1)
}
