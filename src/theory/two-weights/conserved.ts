import type { TwoWeightSetting } from './setting.ts'

/**
 * G(w) = 2∫₀^w φ(xu)/(x φ'(xu)) du, x the input: gradient flow keeps G(w_1) - w_2².
 * w² for the linear network and every leaky ReLU, sinh²(xw)/x² for tanh, by quadrature between the two.
 * Both terms change at the rate -2 r w_2 φ (r the residual times the stiffness). Source: for linear networks Saxe, McClelland,
 * Ganguli 2013 and Du, Hu, Lee 2018; for any increasing φ by differentiation. Domain: φ' > 0 at xw, so w_1 x > 0 for ReLU.
 */
export function bentSquare(setting: TwoWeightSetting, w: number): number {
  return setting.bentSquare(setting.input * w) / setting.input ** 2
}

/** D = G(w_1) - w_2², what gradient flow conserves. Gradient descent shrinks it by 1 - η²r² a step in the linear network. */
export function conserved(setting: TwoWeightSetting, first: number, second: number): number {
  return bentSquare(setting, first) - second * second
}
