// The metric of samples and its derivatives with respect to the last layer's sums. The including variant
// defines output_value, output_slope and set_output_slope for output k in column `quad`; `gathered` and
// `kept` read `samples` and a run's f_0 at one index per sample.
#include ../scalar/loss.wgsl
#include ./shape.wgsl

// Code of the loss if all sweeps share one, so that the others are not compiled; otherwise NONE.
override LOSS = NONE;

// Whether f_0 is subtracted, some sample has a weight, errors are counted, and there is a single output.
override CENTERED = true;
override WEIGHTED = true;
override COUNTING = true;
override SINGLE = false;

@group(0) @binding(7) var<storage, read> samples: array<f32>;

// Samples: their rows in the part, and whether they exist, as the last lanes may be incomplete.
struct Lanes { rows: Bits, present: Flags }

fn output(k: u32, quad: u32, rows: Bits, s: Sweep) -> Reals {
  var value = output_value(k, quad);
  if (CENTERED) { value -= kept(rows * shape.outputs + state_index(REFERENCE, s.reference + k)); }
  return shape.output_scale * value;
}

fn target_of(k: u32, rows: Bits, s: Sweep) -> Reals {
  return gathered(s.targets + k, rows * shape.outputs);
}

fn weight_of(k: u32, q: Lanes, s: Sweep) -> Reals {
  var m = Reals(1.0);
  if (WEIGHTED && s.weights != NONE) { m = gathered(s.weights + k, q.rows * shape.outputs); }
  return select(Reals(0.0), m, q.present);
}

// m l, and 0 if m is 0, even if l is not finite.
fn weighted(m: Reals, l: Reals) -> Reals {
  return select(m * l, Reals(0.0), m == Reals(0.0));
}

fn set_derivative(k: u32, quad: u32, m: Reals, slope: Reals) {
  set_output_slope(k, quad, shape.output_scale * output_slope(k, quad) * weighted(m, slope));
}

// The largest output, its lowest index, and the sum of e^(f - peak) over the others; the value is NaN if an
// output is.
struct Peak { value: Reals, index: Bits, rest: Reals }

fn peak_of(quad: u32, rows: Bits, s: Sweep) -> Peak {
  var p = Peak(output(0u, quad, rows, s), Bits(0u), Reals(0.0));
  var lost = p.value;
  for (var k = 1u; k < shape.outputs; k++) {
    let f = output(k, quad, rows, s);
    let higher = f > p.value;
    p.value = select(p.value, f, higher);
    p.index = select(p.index, Bits(k), higher);
    lost = select(lost, f, are_not_numbers(f));
  }
  p.value = select(p.value, lost, are_not_numbers(lost));
  return p;
}

fn rest_of(p: Peak, quad: u32, rows: Bits, s: Sweep) -> Reals {
  var rest = Reals(0.0);
  for (var k = 0u; k < shape.outputs; k++) {
    rest += select(exp(output(k, quad, rows, s) - p.value), Reals(0.0), p.index == Bits(k));
  }
  return select(rest, p.value, are_not_numbers(p.value));
}

// Zero-one error of each sample: with one output y f <= 0, with several an argmax that differs from the
// target's.
fn errors_of(quad: u32, rows: Bits, s: Sweep) -> Reals {
  if (SINGLE) { return entry_losses(ZERO_ONE, output(0u, quad, rows, s), target_of(0u, rows, s)).value; }
  let p = peak_of(quad, rows, s);
  var best = target_of(0u, rows, s);
  var index = Bits(0u);
  for (var k = 1u; k < shape.outputs; k++) {
    let y = target_of(k, rows, s);
    index = select(index, Bits(k), y > best);
    best = max(best, y);
  }
  let wrong = select(Reals(0.0), Reals(1.0), index != p.index);
  return select(wrong, p.value, are_not_numbers(p.value));
}

// Shares of the loss, and errors before their share.
struct Losses { loss: Reals, errors: Reals }

// Returns loss and errors of samples, and turns the last layer's slopes into derivatives of the metric.
fn loss_and_gradient(quad: u32, q: Lanes, s: Sweep, share: f32, counting: bool) -> Losses {
  var loss = Reals(0.0);
  var errors = Reals(0.0);
  let code = select(LOSS, s.code, LOSS == NONE);
  if (COUNTING && counting) { errors = weighted(weight_of(0u, q, s), errors_of(quad, q.rows, s)); }
  if (code == CROSS_ENTROPY) {
    let m = share * weight_of(0u, q, s);
    let p = peak_of(quad, q.rows, s);
    let rest = rest_of(p, quad, q.rows, s);
    let spread = logarithm_of_one_plus(rest);
    var total = Reals(0.0);
    for (var k = 0u; k < shape.outputs; k++) { total += target_of(k, q.rows, s); }
    for (var k = 0u; k < shape.outputs; k++) {
      let y = target_of(k, q.rows, s);
      let f = output(k, quad, q.rows, s);
      let term = select(y * (spread - (f - p.value)), Reals(0.0), y == Reals(0.0));
      loss += weighted(m, select(term, p.value, are_not_numbers(p.value)));
      set_derivative(k, quad, m, exp(f - p.value) / (1.0 + rest) * total - y);
    }
  } else {
    for (var k = 0u; k < shape.outputs; k++) {
      let m = share * weight_of(k, q, s);
      let l = entry_losses(code, output(k, quad, q.rows, s), target_of(k, q.rows, s));
      loss += weighted(m, l.value);
      set_derivative(k, quad, m, l.slope);
    }
  }
  return Losses(loss, errors);
}
