// The update rules of src/reference/algorithm/README.md. The codes are those of
// src/engine/kernels/gpu/codes.ts.

const SGD = 0u;
const MOMENTUM = 1u;
const NESTEROV = 2u;
const RMSPROP = 3u;
const ADAM = 4u;
const ADAMW = 5u;
const ADAGRAD = 6u;
const HEAVY_BALL = 7u;
const SIGN = 8u;
const LION = 9u;

// The rule if all runs share one, so that no other is compiled; otherwise NO_RULE.
const NO_RULE = 0xffffffffu;
override RULE = NO_RULE;

// Hyperparameters of a run. log_beta is ln beta and rest_beta 1 - beta, both rounded from float64.
struct Rule {
  algorithm: u32,
  epsilon_inside: u32,
  rate: f32,
  momentum: f32,
  beta1: f32,
  rest_beta1: f32,
  log_beta1: f32,
  beta2: f32,
  rest_beta2: f32,
  log_beta2: f32,
  epsilon: f32,
  decay: f32,
  rest_decay: f32,
  weight_decay: f32,
  noise: f32,
  noise_key: u32,
}

// A weight with its first and second moment (or velocity, last move, or accumulator).
struct Moments { weight: f32, first: f32, second: f32 }

// 1 - e^x for x <= 0. Relative error below 4e-7.
fn one_minus_exponential(x: f32) -> f32 {
  let series = -x * (1.0 + x / 2.0 * (1.0 + x / 3.0 * (1.0 + x / 4.0 * (1.0 + x / 5.0 * (1.0 + x / 6.0
    * (1.0 + x / 7.0 * (1.0 + x / 8.0)))))));
  return select(1.0 - exp(x), series, x > -0.5);
}

// Adam's bias corrections 1 - beta1^step and 1 - beta2^step, with step from 1; 1 if no run needs them.
fn bias_corrections(rule: Rule, step: u32) -> vec2f {
  if (RULE != NO_RULE && RULE != ADAM && RULE != ADAMW) { return vec2f(1.0); }
  let t = f32(step);
  return vec2f(one_minus_exponential(t * rule.log_beta1), one_minus_exponential(t * rule.log_beta2));
}

// g / (sqrt(v) + epsilon), or with epsilon under the root. A v that is not finite, from slopes beyond 1.8e19,
// is returned itself, since a step of 0 would silently stall.
fn normalized(rule: Rule, g: f32, v: f32) -> f32 {
  let root = select(sqrt(v) + rule.epsilon, sqrt(v + rule.epsilon), rule.epsilon_inside != 0u);
  return select(g / root, v, is_not_finite(v));
}

// -1, 0 or 1; a value that is not finite is returned unchanged.
fn sign_of(x: f32) -> f32 {
  return select(sign(x), x, is_not_finite(x));
}

// Makes one update at learning rate `rate`, where `slope` is the gradient of the metric plus noise.
fn updated(rule: Rule, rate: f32, corrections: vec2f, before: Moments, slope: f32) -> Moments {
  let algorithm = select(RULE, rule.algorithm, RULE == NO_RULE);
  var s = before;
  var g = slope;
  let decoupled = (algorithm == ADAMW) | (algorithm == LION);
  if (decoupled) { s.weight -= rate * rule.weight_decay * s.weight; } else { g += rule.weight_decay * s.weight; }
  switch algorithm {
    case MOMENTUM, NESTEROV: {
      s.first = rule.momentum * s.first + g;
      s.weight -= rate * select(s.first, g + rule.momentum * s.first, algorithm == NESTEROV);
    }
    case RMSPROP: {
      s.second = rule.decay * s.second + rule.rest_decay * g * g;
      s.weight -= rate * normalized(rule, g, s.second);
    }
    case ADAM, ADAMW: {
      s.first = rule.beta1 * s.first + rule.rest_beta1 * g;
      s.second = rule.beta2 * s.second + rule.rest_beta2 * g * g;
      s.weight -= rate * normalized(rule, s.first / corrections.x, s.second / corrections.y);
    }
    case ADAGRAD: {
      s.second += g * g;
      s.weight -= rate * normalized(rule, g, s.second);
    }
    case HEAVY_BALL: {
      s.first = rule.momentum * s.first - rate * g;
      s.weight += s.first;
    }
    case SIGN: { s.weight -= rate * sign_of(g); }
    case LION: {
      s.weight -= rate * sign_of(rule.beta1 * s.first + rule.rest_beta1 * g);
      s.first = rule.beta2 * s.first + rule.rest_beta2 * g;
    }
    default: { s.weight -= rate * g; }
  }
  return s;
}
