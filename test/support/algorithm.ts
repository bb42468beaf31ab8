import * as v from 'valibot'
import { algorithm, type AlgorithmId, type AlgorithmOf } from '../../src/experiment/spec/algorithm.ts'

/** An algorithm with every default of its rule filled in. */
export const algorithmSpec = <I extends AlgorithmId>(part: Partial<AlgorithmOf<I>> & { readonly id: I }) =>
  v.parse(algorithm, { learningRate: 0.01, steps: 100, ...part }) as AlgorithmOf<I>
