// The closed-form functions of two weights: value (x) and gradient (y, z). The codes are those of
// src/engine/kernels/gpu/function-code.ts; `parameters` are a and b of the quadratic and of the octopus.
// Error below 2e-6 of the sum of the magnitudes of a formula's terms. In each product the growing factors
// come last, so that no intermediate exceeds float32 unless the value does.
#include ./angle.wgsl

const HIMMELBLAU = 0u;
const ROSENBROCK = 1u;
const QUADRATIC = 2u;
const BEALE = 3u;
const BOOTH = 4u;
const MATYAS = 5u;
const THREE_HUMP_CAMEL = 6u;
const SIX_HUMP_CAMEL = 7u;
const STYBLINSKI_TANG = 8u;
const GOLDSTEIN_PRICE = 9u;
const MCCORMICK = 10u;
const RASTRIGIN = 11u;
const OCTOPUS = 12u;

const TAU = 2.718281828459045;

// r squared, with its gradient; x and y are the gradient of r.
fn square_of(r: f32, x: f32, y: f32) -> vec3f {
  return vec3f(r * r, 2.0 * r * x, 2.0 * r * y);
}

// x^2 - 10 cos 2 pi x and its slope, with exact reduction of the turn.
fn rastrigin_term(x: f32) -> vec2f {
  let turn = x - floor(x);
  let k = round(4.0 * turn);
  let angle = quarter_turns(Wholes(i32(k)), Reals((turn - 0.25 * k) * 6.28318530717959));
  return vec2f(x * x - 10.0 * first(angle.cosine), 2.0 * x + 62.8318530717959 * first(angle.sine));
}

// One weight's part of the octopus with its slope: a saddle, a spline from tau to 2 tau, and a minimum at 4
// tau.
fn octopus_profile(x: f32, steep: f32, gentle: f32) -> vec2f {
  let size = abs(x);
  if (size <= TAU) {
    return vec2f(-gentle * x * x, -2.0 * gentle * x);
  }
  let c = (10.0 * gentle - 14.0 * steep) / (3.0 * TAU);
  let d = (5.0 * steep - 3.0 * gentle) / (2.0 * TAU * TAU);
  if (size >= 2.0 * TAU) {
    let off = size - 4.0 * TAU;
    let depth = -4.0 * TAU * TAU * (gentle + steep) + TAU * TAU * TAU * (c + d * TAU);
    return vec2f(steep * off * off + depth, sign(x) * 2.0 * steep * off);
  }
  let u = size - TAU;
  return vec2f(
    -gentle * x * x + u * u * u * (c + d * u), sign(x) * (-2.0 * gentle * size + u * u * (3.0 * c + 4.0 * d * u)));
}

// The two factors of the Goldstein-Price function, with their slopes.
fn goldstein_price_sum(s: f32) -> vec2f {
  let q = s + 1.0;
  let p = 19.0 + s * (-14.0 + 3.0 * s);
  return vec2f(1.0 + q * q * p, 2.0 * q * p + q * q * (6.0 * s - 14.0));
}
fn goldstein_price_difference(t: f32) -> vec2f {
  let q = 18.0 + t * (-16.0 + 3.0 * t);
  return vec2f(30.0 + t * t * q, 2.0 * t * q + t * t * (6.0 * t - 16.0));
}

fn plane_function(code: u32, x: f32, y: f32, parameters: vec2f) -> vec3f {
  let xx = x * x;
  let yy = y * y;
  switch code {
    case HIMMELBLAU: {
      let p = xx + y - 11.0;
      let q = x + yy - 7.0;
      return vec3f(p * p + q * q, 4.0 * x * p + 2.0 * q, 2.0 * p + 4.0 * y * q);
    }
    case ROSENBROCK: {
      let r = y - xx;
      return vec3f((1.0 - x) * (1.0 - x) + 100.0 * r * r, -2.0 * (1.0 - x) - 400.0 * x * r, 200.0 * r);
    }
    case QUADRATIC: {
      let slope = parameters * vec2f(x, y);
      return vec3f(0.5 * x * slope.x + 0.5 * y * slope.y, slope);
    }
    case BEALE: {
      let xy = x * y;
      let xyy = xy * y;
      return square_of(1.5 - x + xy, y - 1.0, x) + square_of(2.25 - x + xyy, yy - 1.0, 2.0 * xy)
        + square_of(2.625 - x + xyy * y, y * yy - 1.0, 3.0 * xyy);
    }
    case BOOTH: {
      let p = x + 2.0 * y - 7.0;
      let q = 2.0 * x + y - 5.0;
      return vec3f(p * p + q * q, 2.0 * p + 4.0 * q, 4.0 * p + 2.0 * q);
    }
    case MATYAS: {
      let d = x - y;
      return vec3f(0.26 * d * d + 0.04 * x * y, 0.52 * x - 0.48 * y, 0.52 * y - 0.48 * x);
    }
    case THREE_HUMP_CAMEL: {
      return vec3f(
        xx * (2.0 + xx * (-1.05 + xx / 6.0)) + x * y + yy, x * (4.0 + xx * (-4.2 + xx)) + y, x + 2.0 * y);
    }
    case SIX_HUMP_CAMEL: {
      return vec3f(
        xx * (4.0 + xx * (-2.1 + xx / 3.0)) + x * y + yy * (4.0 * yy - 4.0),
        x * (8.0 + xx * (-8.4 + 2.0 * xx)) + y,
        x + y * (16.0 * yy - 8.0));
    }
    case STYBLINSKI_TANG: {
      return vec3f(
        0.5 * (x * (5.0 + x * (xx - 16.0)) + y * (5.0 + y * (yy - 16.0))),
        2.0 * x * xx - 16.0 * x + 2.5,
        2.0 * y * yy - 16.0 * y + 2.5);
    }
    case GOLDSTEIN_PRICE: {
      let a = goldstein_price_sum(x + y);
      let b = goldstein_price_difference(2.0 * x - 3.0 * y);
      return vec3f(a.x * b.x, a.y * b.x + 2.0 * a.x * b.y, a.y * b.x - 3.0 * a.x * b.y);
    }
    case MCCORMICK: {
      let wave = sine_cosine(Reals(x + y));
      let d = x - y;
      return vec3f(
        first(wave.sine) + d * d - 1.5 * x + 2.5 * y + 1.0, first(wave.cosine) + 2.0 * d - 1.5, first(wave.cosine) - 2.0 * d + 2.5);
    }
    case OCTOPUS: {
      let t = clamp((abs(x) - TAU) / TAU, 0.0, 1.0);
      let s = t * t * t * (10.0 + t * (6.0 * t - 15.0));
      let turn = sign(x) * 30.0 * t * t * (1.0 - t) * (1.0 - t) / TAU;
      let p = octopus_profile(x, parameters.x, parameters.y);
      let q = octopus_profile(y, parameters.x, parameters.y);
      let waits = vec2f(parameters.x * yy, 2.0 * parameters.x * y);
      return vec3f(p.x + (1.0 - s) * waits.x + s * q.x, p.y + turn * (q.x - waits.x), (1.0 - s) * waits.y + s * q.y);
    }
    default: {
      let p = rastrigin_term(x);
      let q = rastrigin_term(y);
      return vec3f(20.0 + p.x + q.x, p.y, q.y);
    }
  }
}
