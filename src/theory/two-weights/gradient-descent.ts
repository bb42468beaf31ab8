/** The quantities that determine each other exactly from step to step of gradient descent on (w_1 w_2 - s)²/2. */
export interface DescentState {
  /** D = w_1² - w_2². */
  readonly conserved: number
  readonly sum: number
  readonly difference: number
  /** r = w_1 w_2 - s. */
  readonly residual: number
  /** Q = w_1² + w_2², the sharpness at a minimum. */
  readonly sharpness: number
}

/** Returns the quantities at (w_1, w_2) for target s. */
export function descentState(first: number, second: number, target: number): DescentState {
  return {
    conserved: (first - second) * (first + second),
    sum: first + second,
    difference: first - second,
    residual: first * second - target,
    sharpness: first * first + second * second,
  }
}

/**
 * Returns the exact state after one step at learning rate η: D' = D(1 - η²r²), (w_1+w_2)' = (w_1+w_2)(1 - ηr), (w_1-w_2)'
 * = (w_1-w_2)(1 + ηr), r' = r(1 - ηQ + η²rp) and Q' = Q(1 + η²r²) - 4ηrp with p = r + s. Domain: the linear network with
 * input 1 and stiffness 1. Source: by multiplying out w' = w - η∇L.
 */
export function nextDescentState(state: DescentState, target: number, learningRate: number): DescentState {
  const { conserved, sum, difference, residual, sharpness } = state
  const pull = learningRate * residual
  const product = residual + target
  return {
    conserved: conserved * (1 - pull * pull),
    sum: sum * (1 - pull),
    difference: difference * (1 + pull),
    residual: residual * (1 - learningRate * sharpness + learningRate * pull * product),
    sharpness: sharpness * (1 + pull * pull) - 4 * pull * product,
  }
}
