import type { Outcome } from '../../reference/results.ts'
import type { Route } from '../router.ts'

/** Routes of an engine's last work of each kind; empty before the first. */
export interface LastRoutes {
  readonly terrain?: Route | undefined
  readonly train?: Route | undefined
  readonly outcome?: Route | undefined
  readonly measure?: Route<'oracle' | 'tensorflow'> | undefined
}

/** Names of an engine's current compute paths. */
export interface ComputerNames {
  /** Variants of the kernels in use. */
  readonly terrainKernel: string
  readonly trainingKernel: string
  /** Result of the last trial of terrain variants. */
  readonly tune: string
  /** The backend of TensorFlow.js, if it is not the engine's own. */
  readonly tensorflow: string
  /** Where workers, oracle and derivatives compute. */
  readonly workers: string
  readonly oracle: string
  readonly slopes: string
}

/** Public names of a run's path. */
export const runPaths = {
  kernels: 'fused',
  tensorflow: 'general',
  workers: 'general',
} as const satisfies Record<Route['by'], 'fused' | 'general'>

/** Public names of an outcome's path. */
export const outcomePaths = {
  kernels: 'fused',
  tensorflow: 'general',
  workers: 'float64',
} as const satisfies Record<Route['by'], Outcome['path']>

/** Returns the name of the path, followed by a colon and the reason if it was not the first choice. */
function wordsOf<By extends string>(
  route: Route<By> | undefined,
  names: Readonly<Record<By, string>>,
): string {
  if (!route) return 'none yet'
  return route.because ? `${names[route.by]}: ${route.because}` : names[route.by]
}

/** Describes the last routes, as `variants` of the engine's info. */
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

/** Returns a sentence for the screen about a route that replaced a failed one. */
export const fallbackNews = ({ by, because }: Required<Route>): string =>
  `${because} ${substitutes[by]} instead.`
