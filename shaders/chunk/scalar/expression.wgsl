// The functions of a typed formula (src/experiment/functions/expression/wgsl.ts), where WGSL's own are less
// accurate than float32 or do not specify non-finite values. Relative error below 1e-6 unless stated
// otherwise; NaN where float64 has no value.
#include ./activation-value.wgsl

fn lost_of(x: f32) -> f32 {
  return bitcast<f32>(bitcast<u32>(x) | 0x7fc00000u);
}

// Infinity for any x, since a constant would be rejected.
fn endless_of(x: f32) -> f32 {
  return bitcast<f32>((bitcast<u32>(x) & 0u) | 0x7f800000u);
}

fn square_of(x: f32) -> f32 {
  return x * x;
}

// Absolute error below 3e-7 for |x| <= 8192, as for sine_cosine.
fn sine_of(x: f32) -> f32 {
  return sine_cosine(x).sine;
}

fn cosine_of(x: f32) -> f32 {
  return sine_cosine(x).cosine;
}

fn tangent_of(x: f32) -> f32 {
  let found = sine_cosine(x);
  return found.sine / found.cosine;
}

// Cephes' atanf, reduced by tan(pi/8) and tan(3 pi/8).
fn arctangent_of(x: f32) -> f32 {
  let size = abs(x);
  let steep = size > 2.414213562373095;
  let middle = size > 0.4142135623730950;
  let t = select(select(size, (size - 1.0) / (size + 1.0), middle), -1.0 / size, steep);
  let begin = select(select(0.0, 0.7853981633974483, middle), 1.5707963267948966, steep);
  let q = t * t;
  let series = t + t * q * (-3.33329491539e-1 + q * (1.99777106478e-1 + q * (-1.38776856032e-1 + q * 8.05374449538e-2)));
  return select(select(begin + series, -(begin + series), x < 0.0), x, is_not_a_number(x));
}

fn arcsine_of(x: f32) -> f32 {
  return select(arctangent_of(x / sqrt((1.0 - x) * (1.0 + x))), lost_of(x), abs(x) > 1.0 || is_not_a_number(x));
}

// Absolute error below 3e-7.
fn arccosine_of(x: f32) -> f32 {
  return 1.5707963267948966 - arcsine_of(x);
}

// By its series where the difference would lose digits.
fn hyperbolic_sine_of(x: f32) -> f32 {
  let q = x * x;
  let series = x * (1.0 + q / 6.0 * (1.0 + q / 20.0 * (1.0 + q / 42.0 * (1.0 + q / 72.0))));
  return select(0.5 * (exp(x) - exp(-x)), series, abs(x) < 1.0);
}

fn hyperbolic_cosine_of(x: f32) -> f32 {
  return 0.5 * (exp(x) + exp(-x));
}

fn logarithm_of(x: f32) -> f32 {
  if (x < 0.0 || is_not_a_number(x)) { return lost_of(x); }
  if (x == 0.0) { return -endless_of(x); }
  return select(natural_logarithm(x), x, is_not_finite(x));
}

fn root_of(x: f32) -> f32 {
  return select(sqrt(x), lost_of(x), x < 0.0 || is_not_a_number(x));
}

fn signum_of(x: f32) -> f32 {
  return select(sign(x), x, is_not_a_number(x));
}

fn least_of(a: f32, b: f32) -> f32 {
  return select(min(a, b), a + b, is_not_a_number(a) || is_not_a_number(b));
}

fn most_of(a: f32, b: f32) -> f32 {
  return select(max(a, b), a + b, is_not_a_number(a) || is_not_a_number(b));
}

// a^b as in JavaScript: for a negative base, only if b is an integer. Relative error below 1e-6 (1 + |b ln
// a|).
fn power_of(a: f32, b: f32) -> f32 {
  if (b == 0.0) { return 1.0; }
  if (is_not_a_number(a) || is_not_a_number(b)) { return lost_of(a); }
  let whole = b == floor(b);
  if (a < 0.0 && !whole) { return lost_of(a); }
  let size = exp(b * logarithm_of(abs(a)));
  return select(size, -size, a < 0.0 && 0.5 * b != floor(0.5 * b));
}
