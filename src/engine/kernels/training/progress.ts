import { at } from '../../../math/at.ts'

/** The state of a run on the GPU: struct Progress of chunk/training/train-state.wgsl. */
export interface RunProgress {
  readonly status: 'running' | 'finished' | 'stopped' | 'diverged'
  /** Records that it has made. */
  readonly records: number
  /** The last step that was evaluated. */
  readonly step: number
  readonly gradientNorm: number
}

const statuses = ['running', 'finished', 'stopped', 'diverged'] as const

/** Words of struct Progress. */
export const progressWords = 5

/** State of run `run` in a buffer of struct Progress, seen as words and as reals. */
export function readProgress(words: Uint32Array, reals: Float32Array, run: number): RunProgress {
  const first = run * progressWords
  return {
    step: words[first]!,
    status: at(statuses, words[first + 1]!),
    records: words[first + 2]!,
    gradientNorm: reals[first + 4]!,
  }
}
