import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { RandomStream } from '../../../src/math/statistics/random.ts'

/** A ReLU network of thirteen hidden layers of 16 units, with 256 samples. */
export interface DeepWork {
  readonly name: string
  readonly widths: readonly number[]
  /** True for batch normalisation without skips, false for skips without normalisation. */
  readonly batch: boolean
}

export const deepSamples = 256
/** Number of layers that may have a skip. */
const skips = 12

const widthsOf = (inputs: number, outputs: number) => [inputs, ...Array<number>(1 + skips).fill(16), outputs]

/**
 * Networks in the shape of two spirals and of digits of 8 x 8 pixels, with and without batch normalisation.
 */
export const deepWorks: readonly DeepWork[] = [
  { name: 'spirals, batch normalised', widths: widthsOf(2, 1), batch: true },
  { name: 'spirals, skips', widths: widthsOf(2, 1), batch: false },
  { name: 'digits, batch normalised', widths: widthsOf(64, 10), batch: true },
  { name: 'digits, skips', widths: widthsOf(64, 10), batch: false },
]

/** Multiply-adds per sample in the matrix products. */
export const deepProducts = ({ widths }: DeepWork): number =>
  widths.slice(1).reduce((sum, n, l) => sum + n * (widths[l] ?? 0), 0)

const inputsOf = ({ widths }: DeepWork): number => widths[0] ?? 0
const outputsOf = ({ widths }: DeepWork): number => widths.at(-1) ?? 0

/** Inputs [sample][input] and targets [sample][output]: ±1, or one of ten classes. */
export function deepData(work: DeepWork): { readonly inputs: number[][]; readonly targets: number[][] } {
  const stream = new RandomStream(1, 'bench/deep')
  const [inputs, outputs] = [inputsOf(work), outputsOf(work)]
  const rows = Array.from({ length: deepSamples }, (_, n) => n)
  return {
    inputs: rows.map((n) => Array.from({ length: inputs }, (_, k) => stream.normal(n * inputs + k))),
    targets: rows.map((n) =>
      Array.from({ length: outputs }, (_, k) =>
        outputs === 1 ? 1 - 2 * (n % 2) : Number(n % outputs === k),
      ),
    ),
  }
}

/** The experiment: a surface in a random plane around the start, and one run of Adam. */
export const deepExperiment = (work: DeepWork, steps: number): TrainingInput => ({
  version: 1,
  seed: 1,
  data: { kind: 'table', task: 'classification', ...deepData(work) },
  model: {
    kind: 'mlp',
    widths: [...work.widths],
    activation: 'relu',
    ...(work.batch
      ? { normalization: 'batch' as const }
      : { residual: { strength: 1, branch: 'inverse-sqrt' as const } }),
  },
  metric: { loss: outputsOf(work) === 1 ? 'logistic' : 'cross-entropy' },
  algorithms: [{ id: 'adam', learningRate: 0.005, steps }],
  starts: [{ kind: 'random', distribution: 'he-normal' }],
  plane: { kind: 'random', normalization: 'filter', origin: 'start', extent: { a: [-1, 1], b: [-1, 1] } },
})
