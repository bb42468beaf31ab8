// Activations without their slopes. The forward pass calls one of them by name, so a shader compiles only
// what its network uses. A NaN stays a NaN.
#include ./finite.wgsl
#include ./logarithm.wgsl
#include ./angle.wgsl

// tanh as an odd polynomial over an even one on |z| <= 7.9053, beyond which it rounds to 1, as in Eigen. The
// clamp compares magnitudes as integers, shifted so that NaNs wrap around to negative numbers. Relative error
// below 5e-7.
fn tanh_value(z: Reals) -> Reals {
  let bits = bitcast<Wholes>(z);
  let beyond = (bits & Wholes(0x7fffffff)) + Wholes(0x7fffff) > Wholes(0x40fcf84d + 0x7fffff);
  let end = bitcast<Reals>((bits & Wholes(-0x80000000)) | Wholes(0x40fcf84d));
  let x = select(z, end, beyond);
  let q = x * x;
  let p = 4.89352455891786e-3 + q * (6.37261928875436e-4 + q * (1.48572235717979e-5 + q * (5.12229709037114e-8
    + q * (-8.60467152213735e-11 + q * (2.00018790482477e-13 + q * -2.76076847742355e-16)))));
  let d = 4.89352518554385e-3 + q * (2.26843463243900e-3 + q * (1.18534705686654e-4 + q * 1.19825839466702e-6));
  return x * p / d;
}

fn relu_value(z: Reals) -> Reals {
  return select(z, Reals(0.0), z < Reals(0.0));
}

fn leaky_relu_value(z: Reals) -> Reals {
  return z * select(Reals(1.0), Reals(0.01), z < Reals(0.0));
}

// 1/(1 + e^-z) from e = e^-|z| and r = 1/(1 + e).
fn gate(z: Reals, e: Reals, r: Reals) -> Reals {
  return select(r, e * r, z < Reals(0.0));
}

// Relative error below 1e-6 (1 + |z|), because of exp.
fn sigmoid_value(z: Reals) -> Reals {
  let e = exp(-abs(z));
  return gate(z, e, 1.0 / (1.0 + e));
}

// max(z, 0) + ln(1 + e), with e = e^-|z|. Relative error below 1e-6 (1 + |z|).
fn softplus_of(z: Reals, e: Reals) -> Reals {
  return max(z, Reals(0.0)) + logarithm_of_one_plus_share(e);
}

fn softplus_value(z: Reals) -> Reals {
  return softplus_of(z, exp(-abs(z)));
}

// Phi(z) from e = e^(-z^2/2), with erf by Abramowitz & Stegun 7.1.26 (1.5e-7). A compiler may combine the
// constants in c1 / x * c2 first, and does so only for scalars, so the numerator is not a constant.
fn normal_distribution(z: Reals, e: Reals) -> Reals {
  let one = select(Reals(1.0), z, are_not_numbers(z));
  let t = one / (1.0 + 0.231641888 * abs(z));
  let tail = 0.5 * e * t
    * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return select(1.0 - tail, tail, z < Reals(0.0));
}

// z Phi(z). Absolute error below 5e-7 (1 + |z|).
fn gelu_value(z: Reals) -> Reals {
  return z * normal_distribution(z, exp(-0.5 * z * z));
}

// z sigma(z). Absolute error below 5e-7 (1 + |z|).
fn silu_value(z: Reals) -> Reals {
  return z * sigmoid_value(z);
}

// Absolute error below 3e-7 for |z| <= 8192.
fn sine_value(z: Reals) -> Reals {
  return sine_cosine(z).sine;
}

fn linear_value(z: Reals) -> Reals {
  return z;
}

// (1 - linearity) phi(z) + linearity z; exactly z at 1, even if phi(z) is not finite.
fn blend(value: Reals, z: Reals, linearity: f32) -> Reals {
  return select((1.0 - linearity) * value + linearity * z, z, Flags(linearity == 1.0));
}
