import { norm } from '../../../math/linear-algebra/vector.ts'
import { flowed } from '../../../math/numerics/runge-kutta.ts'
import { solved } from '../../../math/linear-algebra/solve.ts'
import { RandomStream } from '../../../math/statistics/random.ts'
import { orthogonalized } from '../../algorithm/orthogonalize.ts'
import type { StepParts } from '../../algorithm/parts.ts'
import { applyRule, type RuleState } from '../../algorithm/rules.ts'
import { learningRateAt } from '../../algorithm/schedule.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import type { AlgorithmOf, AlgorithmSpec } from '../../../experiment/spec/algorithm.ts'
import type { Objective } from '../../objective/objective.ts'
import type { Batch } from '../../objective/samples.ts'

/** Makes update t = 1, 2, … on weights in place; `parts`, if given, receives its parts. */
export type Step = (t: number, parts?: StepParts) => void

/** Ingredients of a rule's steps. */
export interface StepSetting {
  readonly problem: TrainingProblem
  readonly algorithm: AlgorithmSpec
  readonly objective: Pick<Objective, 'size' | 'gradient'>
  /** Changed in place. */
  readonly weights: Float64Array
  /** Memory of the rule, changed in place. */
  readonly state: RuleState
  /** Factor of each weight's rate; 0 if it is not trained. */
  readonly rates: Float64Array
  /** Returns the samples of update t; `undefined` for all. */
  readonly rows: (t: number) => Batch | undefined
  /** Adds the algorithm's gradient noise of update t. */
  readonly addNoise: (t: number, gradient: Float64Array) => void
  /** Returns N(0, 1) for the kick of update t, from (seed, 'kick/' + start, step, weight). */
  readonly kick: (t: number, weight: number) => number
}

/** ξ of a kick: N(0, 1) from (seed, 'kick/' + start, step, weight), the same for all algorithms. */
export function kicks(seed: number, start: number): (t: number, weight: number) => number {
  const stream = new RandomStream(seed, `kick/${start}`)
  return (t, weight) => stream.normal(t, weight)
}

/** Rules that treat each weight separately. */
export function entrywiseStep(s: StepSetting): Step {
  return (t, parts) => {
    const gradient = s.objective.gradient(s.weights, s.rows(t))
    s.addNoise(t, gradient)
    applyRule(s.algorithm, t, s.weights, gradient, s.rates, s.state, parts)
  }
}

/**
 * Sharpness-aware minimisation on gradient descent or momentum: the gradient is taken at w + ρ g/|g|, with g
 * the gradient at w on the same batch; the step is made from w. Source: Foret et al. 2021, equation 4.
 */
export function samStep(s: StepSetting, { rho }: AlgorithmOf<'sam'>): Step {
  return (t, parts) => {
    const rows = s.rows(t)
    const slope = s.objective.gradient(s.weights, rows)
    const size = norm(slope)
    const factor = size === 0 ? 0 : rho / size
    const gradient = s.objective.gradient(
      s.weights.map((w, i) => w + factor * slope[i]!),
      rows,
    )
    s.addNoise(t, gradient)
    applyRule(s.algorithm, t, s.weights, gradient, s.rates, s.state, parts)
  }
}

/**
 * Gradient descent with kicks: after every `interval`-th step whose gradient (of the batch, without noise) is
 * at most `threshold` long, r ξ/√d is added to the d trained weights, with ξ ~ N(0, I), so that a kick has
 * root mean square length r. Jin et al. 2017 (algorithm 2) draw from the ball of radius r and add the kick
 * before the step; the normal distribution is that of Jin et al. 2021.
 */
export function perturbedStep(
  s: StepSetting,
  { radius, threshold, interval }: AlgorithmOf<'perturbed'>,
): Step {
  const learning = s.rates.filter((rate) => rate !== 0).length
  const size = radius / Math.sqrt(Math.max(1, learning))
  return (t, parts) => {
    const gradient = s.objective.gradient(s.weights, s.rows(t))
    const flat = t % interval === 0 && norm(gradient) <= threshold
    s.addNoise(t, gradient)
    applyRule(s.algorithm, t, s.weights, gradient, s.rates, s.state, parts)
    if (!flat || learningRateAt(s.algorithm, t) === 0) return
    s.rates.forEach((rate, i) => {
      if (rate === 0) return
      const kick = size * s.kick(t, i)
      if (parts) parts.kick[i] = kick
      s.weights[i]! += kick
    })
  }
}

/**
 * Langevin dynamics, w −= η g + √(2 η T) ξ, with ξ ~ N(0, I) and η the rate of each weight: for small η its
 * distribution tends to the density proportional to e^{−L/T}. Source: Roberts, Tweedie 1996 (unadjusted
 * Langevin algorithm); with batches Welling, Teh 2011.
 */
export function langevinStep(s: StepSetting, { temperature }: AlgorithmOf<'langevin'>): Step {
  const step = entrywiseStep(s)
  return (t, parts) => {
    step(t, parts)
    const rate = learningRateAt(s.algorithm, t)
    s.rates.forEach((factor, i) => {
      const size = Math.sqrt(2 * rate * factor * temperature)
      if (size === 0) return
      const kick = -size * s.kick(t, i)
      if (parts) parts.kick[i] = kick
      s.weights[i]! += kick
    })
  }
}

/** Records the gradient of a weight whose move depends on all gradients. */
function mixed(parts: StepParts, i: number, gradient: number, rate: number): void {
  parts.gradient[i] = gradient
  parts.fresh[i] = -rate * gradient
  parts.scale[i] = NaN
}

/**
 * w −= η d with (B + λ I) d = g over the trained weights, where B is the Hessian (newton) or the Gauss-Newton
 * matrix JᵀH_f J, and λ the damping. The algorithm's weight decay c adds c w to g and c to λ. Without
 * damping, Newton's method seeks any critical point: saddles and maxima as well as minima. For a singular
 * matrix, d is the shortest least-squares solution. Source: Nocedal, Wright, Numerical Optimization, 3.3;
 * Schraudolph 2002 (Gauss-Newton).
 */
export function curvatureStep(
  s: StepSetting,
  { damping, weightDecay }: AlgorithmOf<'newton' | 'gauss-newton'>,
  matrix: (weights: Float64Array) => Float64Array,
): Step {
  const learning = [...s.rates.keys()].filter((i) => s.rates[i] !== 0)
  const count = learning.length
  const { size } = s.objective
  return (t, parts) => {
    const rate = learningRateAt(s.algorithm, t)
    if (rate === 0 || count === 0) return
    const gradient = s.objective.gradient(s.weights)
    s.addNoise(t, gradient)
    const all = matrix(s.weights)
    const part = new Float64Array(count * count)
    learning.forEach((i, p) => {
      learning.forEach((j, q) => (part[p * count + q] = all[i * size + j]!))
      part[p * count + p] = part[p * count + p]! + damping + weightDecay
    })
    const slope = Float64Array.from(learning, (i) => gradient[i]! + weightDecay * s.weights[i]!)
    const direction = solved(part, slope)
    learning.forEach((i, p) => {
      const own = rate * s.rates[i]!
      if (parts) mixed(parts, i, slope[p]!, own)
      s.weights[i]! -= own * direction[p]!
    })
  }
}

/**
 * Gradient flow, dw/dt = −(∇L + c w) times the layer's rate: each step is a time of η, integrated by an
 * adaptive Runge-Kutta method with local errors below 1e-10 + 1e-8 |w| (`flowed`). If a stretch is too stiff
 * the result is NaN, and the run diverges.
 */
export function flowStep(s: StepSetting): Step {
  const { weightDecay } = s.algorithm
  const gradient = (w: Float64Array) => s.objective.gradient(w).map((g, i) => g + weightDecay * w[i]!)
  const slope = (w: Float64Array) => gradient(w).map((g, i) => -s.rates[i]! * g)
  return (t, parts) => {
    const time = learningRateAt(s.algorithm, t)
    if (parts)
      gradient(s.weights).forEach((g, i) => {
        const rate = time * s.rates[i]!
        if (rate !== 0) mixed(parts, i, g, rate)
      })
    s.weights.set(flowed(s.weights.slice(), time, slope))
  }
}

/**
 * Muon: M = μ M + g, and each weight matrix W except the output layer's moves by η √max(1, outputs/inputs)
 * times the orthogonalised g + μ M; biases and the output layer move by momentum, w −= η M. Weight decay is
 * added to g. Source: Jordan et al. 2024, who also train the input layer separately; here it is a hidden
 * layer like the others.
 */
export function muonStep(s: StepSetting, { momentum, weightDecay }: AlgorithmOf<'muon'>): Step {
  const { model } = s.problem
  const { first: buffer } = s.state
  const layers = model.kind === 'network' ? model.layout.layers.slice(0, -1) : []
  const isHidden = (i: number) =>
    layers.some(({ inputs, outputs, weights }) => i >= weights && i < weights + inputs * outputs)
  return (t, parts) => {
    const rate = learningRateAt(s.algorithm, t)
    if (rate === 0) return
    const gradient = s.objective.gradient(s.weights, s.rows(t))
    s.addNoise(t, gradient)
    gradient.forEach((g, i) => {
      const slope = g + weightDecay * s.weights[i]!
      const kept = momentum * buffer[i]!
      gradient[i] = slope
      buffer[i] = kept + slope
      const own = rate * s.rates[i]!
      if (!parts || own === 0) return
      const hidden = isHidden(i)
      parts.gradient[i] = slope
      parts.fresh[i] = -own * slope * (hidden ? 1 + momentum : 1)
      parts.carried[i] = -own * kept * (hidden ? momentum : 1)
      if (hidden) parts.scale[i] = NaN
    })
    const move = Float64Array.from(buffer)
    for (const { inputs, outputs, weights } of layers) {
      const end = weights + inputs * outputs
      const seen = gradient.slice(weights, end).map((g, i) => g + momentum * buffer[weights + i]!)
      const scale = Math.sqrt(Math.max(1, outputs / inputs))
      move.set(
        orthogonalized(seen, inputs, outputs).map((x) => scale * x),
        weights,
      )
    }
    move.forEach((m, i) => {
      const own = rate * s.rates[i]!
      if (own !== 0) s.weights[i]! -= own * m
    })
  }
}
