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
  const at = run * progressWords
  return {
    step: words[at] ?? 0,
    status: statuses[words[at + 1] ?? 0] ?? 'running',
    records: words[at + 2] ?? 0,
    gradientNorm: reals[at + 4] ?? NaN,
  }
}
