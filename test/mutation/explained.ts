import type { Mutant } from './mutant.ts'

/** A mutant that no test can catch, because its change has no visible effect. */
export interface Explanation {
  /** The end of the file's path. */
  readonly file: string
  /** The changed lines before and after, as the run prints them. */
  readonly before: string
  readonly after: string
  readonly reason: string
}

/** Returns whether an explanation applies to a mutant. */
export const explains = (explanation: Explanation, mutant: Mutant): boolean =>
  mutant.file.endsWith(explanation.file) &&
  mutant.before === explanation.before &&
  mutant.after === explanation.after

/** The mutants that change nothing. The run fails if one of them is no longer generated. */
export const explained: readonly Explanation[] = [
  {
    file: 'objective/hessian.ts',
    before: 'if (size <= dense) {',
    after: 'if (size < dense) {',
    reason:
      'At 150 weights both ways give the same eigenvalues; which is quicker there is a matter of taste.',
  },
  {
    file: 'measure/direction.ts',
    before:
      'return { values: Float64Array.of(w.some(Number.isNaN) || v.some(Number.isNaN) ? NaN : angle, dot(w, v)) }',
    after:
      'return { values: Float64Array.of(w.some(Number.isNaN) || v.every(Number.isNaN) ? NaN : angle, dot(w, v)) }',
    reason: 'A NaN in v makes both norms NaN, and with them the angle.',
  },
  {
    file: 'objective/hessian.ts',
    before: 'const mean = (hessian[i * size + j]! + hessian[j * size + i]!) / 2',
    after: 'const mean = (hessian[i * size + j]! + hessian[i * size + j]!) / 2',
    reason: 'Both halves are the same derivative, added up in another order: they differ by rounding alone.',
  },
  {
    file: 'objective/hessian.ts',
    before: 'for (let i = 0; i < size; i++) hessian[i * size + j] = column[i]!',
    after: 'for (let i = 0; i < size; i++) hessian[j * size + i] = column[i]!',
    reason: 'A Hessian is symmetric, and both halves are averaged afterwards.',
  },
  {
    file: 'objective/gauss-newton.ts',
    before: 'for (let i = 0; i < size; i++) matrix[i * size + j] = column[i]!',
    after: 'for (let i = 0; i < size; i++) matrix[j * size + i] = column[i]!',
    reason: 'Jᵀ H J is symmetric: rows and columns differ by rounding alone.',
  },
  {
    file: 'measure/escape-bound.ts',
    before: 'return reach < 1 ? (1 - reach) ** 2 / reach : 0',
    after: 'return reach <= 1 ? (1 - reach) ** 2 / reach : 0',
    reason: 'At a reach of 1 both are 0.',
  },
  {
    file: 'measure/hessian.ts',
    before: 'if (size > mostForSpectrum)',
    after: 'if (size >= mostForSpectrum)',
    reason:
      'Differs for exactly 2,000 weights, whose spectrum takes minutes; the bound is of time and not of truth.',
  },
  {
    file: 'exchange/link.ts',
    before: 'stream.push(packed.subarray(i, i + chunk), i + chunk >= packed.length)',
    after: 'stream.push(packed.subarray(i, i + chunk), i + chunk > packed.length)',
    reason:
      'Differs for a stream cut off after whole chunks: its text is cut off too, and is refused with the same sentence as JSON.',
  },
  {
    file: 'store/analysis.ts',
    before: 'return sameKey(running, asked) && !running?.controller.signal.aborted ? undefined : asked',
    after: 'return sameKey(asked, running) && !running?.controller.signal.aborted ? undefined : asked',
    reason: 'Two keys are the same whichever comes first.',
  },
  {
    file: 'store/workload.ts',
    before: 'runs: shortened && sameSteps(shortened.first, experiment) ? shortened : undefined,',
    after: 'runs: shortened && sameSteps(experiment, shortened.first) ? shortened : undefined,',
    reason: 'Two experiments have the same steps whichever comes first.',
  },
  {
    file: 'store/settled.ts',
    before: 'if (!last || !isSame(last.value, value)) last = { value }',
    after: 'if (!last || !isSame(value, last.value)) last = { value }',
    reason: 'Two values are the same whichever comes first.',
  },
]
