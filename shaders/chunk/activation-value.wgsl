// Activations without their slopes, four values at once; the forward pass calls one of these by name, so that a shader
// compiles nothing that its network does not use. A NaN stays a NaN.
#include ./finite.wgsl
#include ./logarithm.wgsl
#include ./angle.wgsl

// (1 - e)/(1 + e) with e = exp(-2|z|), its series below 0.15. Relative error below 1e-6.
fn tanh_value(z: vec4f) -> vec4f {
  let q = z * z;
  let e = exp(-2.0 * abs(z));
  let r = (1.0 - e) / (1.0 + e);
  let series = z * (1.0 + q * (-1.0 / 3.0 + q * (2.0 / 15.0 + q * (-17.0 / 315.0))));
  return select(select(r, -r, z < vec4f(0.0)), series, abs(z) < vec4f(0.15));
}

fn relu_value(z: vec4f) -> vec4f {
  return select(z, vec4f(0.0), z < vec4f(0.0));
}

fn leaky_relu_value(z: vec4f) -> vec4f {
  return z * select(vec4f(1.0), vec4f(0.01), z < vec4f(0.0));
}

// Relative error below 1e-6 (1 + |z|), as of exp.
fn sigmoid_value(z: vec4f) -> vec4f {
  let e = exp(-abs(z));
  return select(vec4f(1.0), e, z < vec4f(0.0)) / (1.0 + e);
}

// max(z, 0) + ln(1 + e^-|z|). Relative error below 1e-6 (1 + |z|).
fn softplus_value(z: vec4f) -> vec4f {
  return max(z, vec4f(0.0)) + logarithm_of_one_plus4(exp(-abs(z)));
}

// z Phi(z) with erf of Abramowitz & Stegun 7.1.26 (1.5e-7). Absolute error below 5e-7 (1 + |z|).
fn gelu_value(z: vec4f) -> vec4f {
  let x = abs(z) * 0.707106781186548;
  let t = 1.0 / (1.0 + 0.3275911 * x);
  let tail = 0.5 * exp(-x * x) * t
    * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return z * select(1.0 - tail, tail, z < vec4f(0.0));
}

// z sigma(z). Absolute error below 5e-7 (1 + |z|).
fn silu_value(z: vec4f) -> vec4f {
  return z * sigmoid_value(z);
}

// Absolute error below 3e-7 for |z| <= 8192. The reduction clamps, so that what is not finite is passed on by hand.
fn sine_value(z: vec4f) -> vec4f {
  return select(sine_cosine4(z).sine, z - z, is_not_finite4(z));
}

fn linear_value(z: vec4f) -> vec4f {
  return z;
}

// (1 - linearity) phi(z) + linearity z; z itself at 1, whatever phi(z) is.
fn blend(value: vec4f, z: vec4f, linearity: f32) -> vec4f {
  return select((1.0 - linearity) * value + linearity * z, z, vec4<bool>(linearity == 1.0));
}
