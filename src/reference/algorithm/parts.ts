/**
 * The parts of one step of a rule, each a displacement of the weights but for `gradient` and `scale`:
 * step = scale ∘ (fresh + carried) + decay + kick, up to rounding; where `scale` is NaN the rule mixes weights (Newton, Muon,
 * flow) and step is what it makes of fresh + carried. All are 0 (scale 1) for weights that do not learn.
 */
export interface StepParts {
  /** g as the rule sees it: of its batch, with its noise and the weight decay that the rule adds to it. */
  readonly gradient: Float64Array
  /** The displacement by this gradient before any preconditioning: -η g in gradient descent, momentum and the heavy ball. */
  readonly fresh: Float64Array
  /** The displacement by the rule's memory before any preconditioning: -η μ b in momentum, b the buffer before this step. */
  readonly carried: Float64Array
  /** Factor of fresh + carried in each weight: 1/(√v̂ + ε) in Adam, one over the absolute value in sign descent and Lion. */
  readonly scale: Float64Array
  /** The weight decay of rules that shrink the weights themselves. */
  readonly decay: Float64Array
  /** The part that was drawn: Langevin's noise, the kicks of perturbed descent. */
  readonly kick: Float64Array
}

/** The parts of a step that moves nothing. */
export const noParts = (size: number): StepParts => ({
  gradient: new Float64Array(size),
  fresh: new Float64Array(size),
  carried: new Float64Array(size),
  scale: new Float64Array(size).fill(1),
  decay: new Float64Array(size),
  kick: new Float64Array(size),
})

/** Takes the parts of one weight's move, as a rule has them in hand. */
export type Note = (i: number, fresh: number, carried: number, scale: number, decay: number) => void

/** Writes what a rule notes. */
export const noteIn =
  (parts: StepParts): Note =>
  (i, fresh, carried, scale, decay) => {
    parts.fresh[i] = fresh
    parts.carried[i] = carried
    parts.scale[i] = scale
    parts.decay[i] = decay
  }
