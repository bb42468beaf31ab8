import type { AlgorithmSpec } from '../../src/experiment/spec/algorithm.ts'

/** An algorithm with every default filled in. */
export function algorithmSpec(part: Partial<AlgorithmSpec> & Pick<AlgorithmSpec, 'id'>): AlgorithmSpec {
  return {
    learningRate: 0.01,
    schedule: { kind: 'constant' },
    steps: 100,
    momentum: part.id === 'muon' ? 0.95 : 0.9,
    beta1: 0.9,
    beta2: part.id === 'lion' ? 0.99 : 0.999,
    epsilon: part.id === 'adagrad' ? 1e-10 : 1e-8,
    decay: 0.99,
    initialAccumulator: 0,
    epsilonInside: false,
    weightDecay: part.id === 'adamw' ? 0.01 : 0,
    batch: 'full',
    noise: 0,
    damping: part.id === 'gauss-newton' ? 1e-3 : 0,
    rho: 0.05,
    temperature: 0.01,
    radius: 0.1,
    threshold: 0.01,
    interval: 10,
    linearized: false,
    ...part,
  }
}
