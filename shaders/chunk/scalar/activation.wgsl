// Activations with their slopes, blended as (1 - linearity) phi(z) + linearity z. The codes are those of
// src/engine/kernels/gpu/codes.ts. A NaN stays a NaN.
#include ./activation-value.wgsl

const TANH = 0u;
const RELU = 1u;
const LEAKY_RELU = 2u;
const SIGMOID = 3u;
const SOFTPLUS = 4u;
const GELU = 5u;
const SILU = 6u;
const SINE = 7u;
const LINEAR = 8u;

struct Activated { value: Reals, slope: Reals }

// The slope is 4e/(1 + e)^2 with e = exp(-2|z|). Relative error below 1e-6 (1 + |z|).
fn tanh_activation(z: Reals) -> Activated {
  let e = exp(-2.0 * abs(z));
  let r = 1.0 / (1.0 + e);
  return Activated(tanh_value(z), 4.0 * e * r * r);
}

// Relative error below 1e-6 (1 + |z|), because of exp.
fn sigmoid_activation(z: Reals) -> Activated {
  let e = exp(-abs(z));
  let r = 1.0 / (1.0 + e);
  return Activated(gate(z, e, r), e * r * r);
}

// ln(1 + e^z) as max(z, 0) + ln(1 + e^-|z|). Relative error below 1e-6 (1 + |z|).
fn softplus_activation(z: Reals) -> Activated {
  let e = exp(-abs(z));
  let r = 1.0 / (1.0 + e);
  return Activated(softplus_of(z, e), gate(z, e, r));
}

// z Phi(z), with erf by Abramowitz & Stegun 7.1.26 (1.5e-7). Absolute error below 5e-7 (1 + |z|).
fn gelu_activation(z: Reals) -> Activated {
  let e = exp(-0.5 * z * z);
  let share = normal_distribution(z, e);
  return Activated(z * share, share + z * e * 0.398942280401433);
}

// z sigma(z). Absolute error below 5e-7 (1 + |z|).
fn silu_activation(z: Reals) -> Activated {
  let gate = sigmoid_activation(z);
  return Activated(z * gate.value, gate.value + z * gate.slope);
}

fn pure_activation(code: u32, z: Reals) -> Activated {
  switch code {
    case TANH: { return tanh_activation(z); }
    case RELU: {
      let on = z > Reals(0.0);
      return Activated(select(Reals(0.0), z, on), select(Reals(0.0), Reals(1.0), on));
    }
    case LEAKY_RELU: {
      let slope = select(Reals(0.01), Reals(1.0), z > Reals(0.0));
      return Activated(slope * z, slope);
    }
    case SIGMOID: { return sigmoid_activation(z); }
    case SOFTPLUS: { return softplus_activation(z); }
    case GELU: { return gelu_activation(z); }
    case SILU: { return silu_activation(z); }
    case SINE: {
      let angle = sine_cosine(z);
      return Activated(angle.sine, angle.cosine);
    }
    default: { return Activated(z, Reals(1.0)); }
  }
}

// Value and slope at z.
fn activated(code: u32, z: Reals, linearity: f32) -> Activated {
  if (code == LINEAR || linearity == 1.0) { return Activated(z, Reals(1.0)); }
  var a = pure_activation(code, z);
  if (linearity != 0.0) {
    a.value = (1.0 - linearity) * a.value + linearity * z;
    a.slope = (1.0 - linearity) * a.slope + linearity;
  }
  let lost = are_not_numbers(z);
  return Activated(select(a.value, z, lost), select(a.slope, z, lost));
}
