/**
 * The parts of one step of a rule, all displacements of the weights except `gradient` and `scale`: step =
 * scale ∘ (fresh + carried) + decay + kick, up to rounding. If `scale` is NaN, the rule mixes weights
 * (Newton, Muon, flow), and the step is a function of fresh + carried. All are 0 (scale 1) for weights that
 * are not trained.
 */
export interface StepParts {
  /**
   * The gradient g that the rule receives: of its batch, with its noise and any weight decay that the rule
   * adds to it.
   */
  readonly gradient: Float64Array
  /**
   * The displacement by this gradient before any preconditioning: −η g in gradient descent, momentum and the
   * heavy ball.
   */
  readonly fresh: Float64Array
  /**
   * The displacement by the rule's memory before any preconditioning: −η μ b in momentum, where b is the
   * buffer before this step.
   */
  readonly carried: Float64Array
  /**
   * Factor of fresh + carried for each weight: 1/(√v̂ + ε) in Adam, the inverse of the absolute value in sign
   * descent and Lion.
   */
  readonly scale: Float64Array
  /** The weight decay of rules that shrink the weights themselves. */
  readonly decay: Float64Array
  /** The random part: Langevin's noise, the kicks of perturbed descent. */
  readonly kick: Float64Array
}

/** Returns the parts of a step that moves nothing. */
export const noParts = (size: number): StepParts => ({
  gradient: new Float64Array(size),
  fresh: new Float64Array(size),
  carried: new Float64Array(size),
  scale: new Float64Array(size).fill(1),
  decay: new Float64Array(size),
  kick: new Float64Array(size),
})

/** Receives the parts of one weight's move. */
export type Note = (i: number, fresh: number, carried: number, scale: number, decay: number) => void

/** Returns a function that writes a move's parts. */
export const noteIn =
  (parts: StepParts): Note =>
  (i, fresh, carried, scale, decay) => {
    parts.fresh[i] = fresh
    parts.carried[i] = carried
    parts.scale[i] = scale
    parts.decay[i] = decay
  }
