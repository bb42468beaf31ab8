import type { RuleSpec } from '../../experiment/spec/algorithm.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { float } from './literal.ts'
import type { OwnOptimizer } from './own-optimizers.ts'

/** The code for an optimizer: its constructor, and the arguments in addition to weights and rate. */
export interface OptimizerText {
  readonly name: string
  readonly args: readonly string[]
  /** The class to define, if it is not one of PyTorch's. */
  readonly own?: OwnOptimizer
  /** Its step takes the loss as a function, to compute it at places other than w. */
  readonly takesLoss?: boolean
  /** Its step takes draws from `kicks`. */
  readonly draws?: boolean
}

/** The names of rules in a program's comments. */
export const ruleNames: Partial<Readonly<Record<string, string>>> = {
  sgd: 'gradient descent',
  momentum: 'gradient descent with momentum',
  nesterov: "Nesterov's momentum",
  rmsprop: 'RMSprop',
  adam: 'Adam',
  adamw: 'AdamW',
  adagrad: 'Adagrad',
  'heavy-ball': 'the heavy ball',
  sign: 'sign descent',
  lion: 'Lion',
  perturbed: 'perturbed gradient descent',
  langevin: 'Langevin dynamics',
  sam: 'SAM',
  newton: "Newton's method",
  muon: 'Muon',
}

/**
 * The code of an algorithm's optimizer, for `learning` trained weights.
 * @throws ExperimentError for a rule that needs more than a few lines
 */
export function optimizerText(algorithm: RuleSpec, path: string, learning: number): OptimizerText {
  const { weightDecay } = algorithm
  const decay = weightDecay > 0 ? [`weight_decay=${float(weightDecay)}`] : []
  const own = (name: OwnOptimizer, ...args: string[]): OptimizerText => ({
    name,
    args: [...args, ...decay],
    own: name,
  })
  const ofTorch = (name: string, ...args: string[]): OptimizerText => ({
    name: `torch.optim.${name}`,
    args: [...args, ...decay],
  })
  switch (algorithm.id) {
    case 'sgd':
      return ofTorch('SGD')
    case 'momentum':
      return ofTorch('SGD', `momentum=${float(algorithm.momentum)}`)
    case 'nesterov': {
      const { momentum } = algorithm
      // Without momentum PyTorch refuses nesterov, which would do nothing.
      return ofTorch('SGD', ...(momentum > 0 ? [`momentum=${float(momentum)}`, 'nesterov=True'] : []))
    }
    case 'rmsprop': {
      const eps = `eps=${float(algorithm.epsilon)}`
      if (algorithm.epsilonInside) return own('RMSpropInside', `decay=${float(algorithm.decay)}`, eps)
      return ofTorch('RMSprop', `alpha=${float(algorithm.decay)}`, eps)
    }
    case 'adam':
    case 'adamw': {
      const { beta1, beta2, epsilon, epsilonInside, id } = algorithm
      const eps = `eps=${float(epsilon)}`
      if (epsilonInside)
        return own(
          id === 'adam' ? 'AdamInside' : 'AdamWInside',
          `beta1=${float(beta1)}`,
          `beta2=${float(beta2)}`,
          eps,
        )
      const args = [`betas=(${float(beta1)}, ${float(beta2)})`, eps]
      if (id === 'adam') return ofTorch('Adam', ...args)
      return { name: 'torch.optim.AdamW', args: [...args, `weight_decay=${float(weightDecay)}`] }
    }
    case 'adagrad': {
      const { initialAccumulator, epsilon, epsilonInside } = algorithm
      const eps = `eps=${float(epsilon)}`
      if (epsilonInside) return own('AdagradInside', `initial=${float(initialAccumulator)}`, eps)
      const first = initialAccumulator > 0 ? [`initial_accumulator_value=${float(initialAccumulator)}`] : []
      return ofTorch('Adagrad', ...first, eps)
    }
    case 'heavy-ball':
      return own('HeavyBall', `momentum=${float(algorithm.momentum)}`)
    case 'sign':
      return own('SignDescent')
    case 'lion':
      return own('Lion', `beta1=${float(algorithm.beta1)}`, `beta2=${float(algorithm.beta2)}`)
    case 'langevin':
      return {
        ...own('Langevin', `temperature=${float(algorithm.temperature)}`, 'draws=kicks[start]'),
        draws: true,
      }
    case 'perturbed': {
      const { radius, threshold, interval } = algorithm
      const size = `size=${float(radius)} / math.sqrt(${Math.max(1, learning)})`
      const args = [size, `threshold=${float(threshold)}`, `interval=${interval}`, 'draws=kicks[start]']
      return { ...own('Perturbed', ...args), draws: true }
    }
    case 'sam': {
      const { rho, base } = algorithm
      const momentum = base === 'sgd' ? [] : [`momentum=${float(base.momentum)}`]
      return { ...own('SAM', `rho=${float(rho)}`, ...momentum), takesLoss: true }
    }
    case 'newton':
      return { ...own('Newton', `damping=${float(algorithm.damping)}`), takesLoss: true }
    case 'muon':
      return own('Muon', `momentum=${float(algorithm.momentum)}`)
    default:
      throw ExperimentError.at(
        `${path}.id`,
        `'${algorithm.id}' is not an optimiser of PyTorch and would need more than a few lines. Choose another rule`,
      )
  }
}
