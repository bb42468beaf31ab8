import { at } from '../../../math/at.ts'

/** State of a run on the GPU: struct Progress of chunk/training/train-state.wgsl. */
export interface RunProgress {
  readonly status: 'running' | 'finished' | 'stopped' | 'diverged'
  /** Number of records made. */
  readonly records: number
  /** The last evaluated step. */
  readonly step: number
  readonly gradientNorm: number
}

const statuses = ['running', 'finished', 'stopped', 'diverged'] as const

/** Words of struct Progress. */
export const progressWords = 5

/** Reads the state of run `run` from a buffer of struct Progress, viewed as words and as float32. */
export function readProgress(words: Uint32Array, reals: Float32Array, run: number): RunProgress {
  const first = run * progressWords
  return {
    step: words[first]!,
    status: at(statuses, words[first + 1]!),
    records: words[first + 2]!,
    gradientNorm: reals[first + 4]!,
  }
}
