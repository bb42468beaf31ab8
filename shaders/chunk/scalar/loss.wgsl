// Losses and their slopes d/df. The codes are those of src/engine/kernels/gpu/codes.ts. A NaN stays a NaN.
#include ./finite.wgsl
#include ./logarithm.wgsl

const SQUARED = 0u;
const LOGISTIC = 1u;
const HINGE = 2u;
const CROSS_ENTROPY = 3u;
const ZERO_ONE = 4u;

struct EntryLosses { value: Reals, slope: Reals }

// Losses of one entry: squared (f - y)^2, logistic ln(1 + e^(-y f)), hinge max(0, 1 - y f), and zero-one of a
// single output, 1 if y f <= 0. Relative error below 3e-7 (squared), 1e-6 (1 + |f|) (logistic).
fn entry_losses(code: u32, f: Reals, y: Reals) -> EntryLosses {
  var l: EntryLosses;
  switch code {
    case SQUARED: {
      let d = f - y;
      l = EntryLosses(d * d, 2.0 * d);
    }
    case LOGISTIC: {
      let m = -y * f;
      let e = exp(-abs(m));
      let r = 1.0 / (1.0 + e);
      l = EntryLosses(max(m, Reals(0.0)) + logarithm_of_one_plus_share(e), -y * select(r, e * r, m < Reals(0.0)));
    }
    case HINGE: {
      let m = 1.0 - y * f;
      let on = m > Reals(0.0);
      l = EntryLosses(select(Reals(0.0), m, on), select(Reals(0.0), -y, on));
    }
    default: { l = EntryLosses(select(Reals(0.0), Reals(1.0), y * f <= Reals(0.0)), Reals(0.0)); }
  }
  let lost = are_not_numbers(f);
  return EntryLosses(select(l.value, f, lost), select(l.slope, f, lost));
}

// Cross-entropy, one output at a time: peak is the largest f_k, rest the sum of e^(f_k - peak) over the other
// outputs, logarithm = ln(1 + rest), and -sum y_k ln softmax(f)_k is the sum of cross_entropy_term. Relative
// error below 1e-6 (1 + |f - peak|).
fn cross_entropy_term(f: Reals, y: Reals, peak: Reals, logarithm: Reals) -> Reals {
  return y * (logarithm - (f - peak));
}

// d/df_k = softmax(f)_k total - y_k, where total is the sum of the sample's targets.
fn cross_entropy_slope(f: f32, y: f32, peak: f32, rest: f32, total: f32) -> f32 {
  return exp(f - peak) / (1.0 + rest) * total - y;
}
