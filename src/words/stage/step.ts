import { formatNumber } from '../../math/picture/format.ts'
import type { AlgorithmId } from '../../experiment/spec/algorithm.ts'

/** A part of a step: what the gradient moves, what the rule's memory moves, or the whole step. */
export type StepPartKind = 'fresh' | 'carried' | 'move'

export const partNames: Readonly<Record<StepPartKind, string>> = {
  fresh: 'gradient',
  carried: 'momentum',
  move: 'step',
}

const fresh: Partial<Record<AlgorithmId, string>> = {
  nesterov: '−η (1 + μ) g',
  adam: '−η (1 − β₁) g / (1 − β₁ᵗ)',
  adamw: '−η (1 − β₁) g / (1 − β₁ᵗ)',
  lion: '−η (1 − β₁) g',
  sam: '−η g at w + ρ g/|g|',
  muon: '−η (1 + μ) g, in outputs and biases −η g',
}

const carried: Partial<Record<AlgorithmId, string>> = {
  momentum: '−η μ b',
  nesterov: '−η μ² b',
  adam: '−η β₁ m / (1 − β₁ᵗ)',
  adamw: '−η β₁ m / (1 − β₁ᵗ)',
  'heavy-ball': 'μ (w − w before)',
  lion: '−η β₁ m',
  muon: '−η μ² M, in outputs and biases −η μ M',
}

/** What a rule does to the sum of the parts. */
const made: Partial<Record<AlgorithmId, string>> = {
  rmsprop: 'divided by √v + ε in each weight',
  adam: 'divided by √v̂ + ε in each weight',
  adamw: 'divided by √v̂ + ε in each weight, and weight decay',
  adagrad: 'divided by √s + ε in each weight',
  sign: 'η times the sign in each weight',
  lion: 'η times the sign in each weight, and weight decay',
  perturbed: 'and a kick where it is flat',
  langevin: 'and noise √(2 η T) ξ',
  newton: 'times the inverse of the Hessian',
  'gauss-newton': 'times the inverse of the Gauss-Newton matrix',
  flow: 'the flow’s path over the time η',
  muon: 'made orthogonal in each hidden layer',
}

/**
 * Formulas for the parts of a rule's step; that of the whole step contains what the rule does to their sum. b, m and M
 * are those of the previous step.
 */
export const stepFormulas = (id: AlgorithmId): Readonly<Record<StepPartKind, string>> => ({
  fresh: fresh[id] ?? '−η g',
  carried: carried[id] ?? '',
  move: made[id] ?? (carried[id] ? 'the sum' : ''),
})

export const magnificationWords = (factor: number): string =>
  factor === 1 ? 'at true length' : `drawn ${formatNumber(factor)} times as long`
