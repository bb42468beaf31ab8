import type { Outcome } from '../../reference/results.ts'
import type { Route } from '../router.ts'

/** The routes by which an engine did its last work of each kind; none before the first. */
export interface LastRoutes {
  readonly terrain?: Route | undefined
  readonly train?: Route | undefined
  readonly outcome?: Route | undefined
  readonly measure?: Route<'oracle' | 'tensorflow'> | undefined
}

/** The computers of an engine as they are now, by name. */
export interface ComputerNames {
  /** Variants of the kernels in use. */
  readonly terrainKernel: string
  readonly trainingKernel: string
  /** The result of the last trial of terrain variants. */
  readonly tune: string
  /** The backend of TensorFlow.js where it is not the engine's own. */
  readonly tensorflow: string
  /** The places of workers, oracle and derivatives. */
  readonly workers: string
  readonly oracle: string
  readonly slopes: string
}

/** Public names of the paths of a run, by who computes. */
export const runPaths = {
  kernels: 'fused',
  tensorflow: 'general',
  workers: 'general',
} as const satisfies Record<Route['by'], 'fused' | 'general'>

/** Public names of the paths of an outcome. */
export const outcomePaths = {
  kernels: 'fused',
  tensorflow: 'general',
  workers: 'float64',
} as const satisfies Record<Route['by'], Outcome['path']>

/** The name of who computed, and after a colon the reason where that was not the first choice. */
function wordsOf<By extends string>(
  route: Route<By> | undefined,
  names: Readonly<Record<By, string>>,
): string {
  if (!route) return 'none yet'
  return route.because ? `${names[route.by]}: ${route.because}` : names[route.by]
}

/** `variants` of the engine's info. */
export function variantWords(
  { terrain, train, outcome, measure }: LastRoutes,
  names: ComputerNames,
): Readonly<Record<string, string>> {
  const workers = `float64 ${names.workers}`
  return {
    terrain: wordsOf(terrain, {
      kernels: names.terrainKernel,
      tensorflow: names.tensorflow,
      workers: 'workers',
    }),
    tune: names.tune,
    train: wordsOf(train, { ...runPaths, kernels: `fused, ${names.trainingKernel}`, workers }),
    outcome: wordsOf(outcome, outcomePaths),
    workers,
    measure: wordsOf(measure, { tensorflow: 'general', oracle: `float64 ${names.oracle}` }),
    slopes: `float64 ${names.slopes}`,
  }
}

const substitutes: Readonly<Record<Route['by'], string>> = {
  kernels: 'Another kernel computes',
  tensorflow: 'TensorFlow.js computes',
  workers: 'Workers compute',
}

/** A route that was taken after another one failed, as a sentence for the screen. */
export const fallbackNews = ({ by, because }: Required<Route>): string =>
  `${because} ${substitutes[by]} in its place.`
