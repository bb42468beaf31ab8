// The metric of a tile and its derivatives with respect to the last layer's sums.
#include ./loss.wgsl
#include ./network-state.wgsl

// Where every sweep has the same loss its code, so that the others are not compiled; NONE else.
override LOSS = NONE;

// Whether f_0 is subtracted, some sample has a weight, errors are counted, and there is a single output.
override CENTERED = true;
override WEIGHTED = true;
override COUNTING = true;
override SINGLE = false;

@group(0) @binding(7) var<storage, read> samples: array<f32>;

// A quad's samples: their rows in the part, and 1 where there is a sample, 0 in what is left of the last quad.
struct Quad { rows: vec4u, present: vec4<bool> }

fn gathered(base: u32, at: vec4u) -> vec4f {
  return vec4f(samples[base + at.x], samples[base + at.y], samples[base + at.z], samples[base + at.w]);
}

fn output(k: u32, quad: u32, rows: vec4u, s: Sweep) -> vec4f {
  var value = tile_vectors[value_index(shape.inputs + shape.layers[shape.depth - 1u].first + k, quad)];
  if (CENTERED) {
    let at = rows * shape.outputs + state_index(REFERENCE, s.reference + k);
    value -= vec4f(state[at.x], state[at.y], state[at.z], state[at.w]);
  }
  return shape.output_scale * value;
}

fn target_of(k: u32, rows: vec4u, s: Sweep) -> vec4f {
  return gathered(s.targets + k, rows * shape.outputs);
}

fn weight_of(k: u32, q: Quad, s: Sweep) -> vec4f {
  var m = vec4f(1.0);
  if (WEIGHTED && s.weights != NONE) { m = gathered(s.weights + k, q.rows * shape.outputs); }
  return select(vec4f(0.0), m, q.present);
}

// m l, and 0 where m is 0, whatever l is.
fn weighted(m: vec4f, l: vec4f) -> vec4f {
  return select(m * l, vec4f(0.0), m == vec4f(0.0));
}

fn set_derivative(k: u32, quad: u32, m: vec4f, slope: vec4f) {
  let unit = shape.layers[shape.depth - 1u].first + k;
  tile_vectors[slope_index(unit, quad)] = shape.output_scale * tile_vectors[slope_index(unit, quad)] * weighted(m, slope);
}

// The largest output, its lowest index, and the sum of e^(f - peak) over the others; peak is a NaN where an output is one.
struct Peak { value: vec4f, index: vec4u, rest: vec4f }

fn peak_of(quad: u32, rows: vec4u, s: Sweep) -> Peak {
  var p = Peak(output(0u, quad, rows, s), vec4u(0u), vec4f(0.0));
  var lost = p.value;
  for (var k = 1u; k < shape.outputs; k++) {
    let f = output(k, quad, rows, s);
    let higher = f > p.value;
    p.value = select(p.value, f, higher);
    p.index = select(p.index, vec4u(k), higher);
    lost = select(lost, f, is_not_a_number4(f));
  }
  p.value = select(p.value, lost, is_not_a_number4(lost));
  return p;
}

fn rest_of(p: Peak, quad: u32, rows: vec4u, s: Sweep) -> vec4f {
  var rest = vec4f(0.0);
  for (var k = 0u; k < shape.outputs; k++) {
    rest += select(exp(output(k, quad, rows, s) - p.value), vec4f(0.0), p.index == vec4u(k));
  }
  return select(rest, p.value, is_not_a_number4(p.value));
}

// Zero-one of each sample: with one output y f <= 0, with several another argmax than the target's.
fn errors_of(quad: u32, rows: vec4u, s: Sweep) -> vec4f {
  if (SINGLE) { return entry_losses(ZERO_ONE, output(0u, quad, rows, s), target_of(0u, rows, s)).value; }
  let p = peak_of(quad, rows, s);
  var best = target_of(0u, rows, s);
  var index = vec4u(0u);
  for (var k = 1u; k < shape.outputs; k++) {
    let y = target_of(k, rows, s);
    index = select(index, vec4u(k), y > best);
    best = max(best, y);
  }
  let wrong = select(vec4f(0.0), vec4f(1.0), index != p.index);
  return select(wrong, p.value, is_not_a_number4(p.value));
}

// Keeps a quad's outputs as f_0.
fn capture_quad(quad: u32, q: Quad, s: Sweep) {
  for (var k = 0u; k < shape.outputs; k++) {
    let value = tile_vectors[value_index(shape.inputs + shape.layers[shape.depth - 1u].first + k, quad)];
    for (var i = 0u; i < 4u; i++) {
      if (q.present[i]) { state[state_index(REFERENCE, s.reference + q.rows[i] * shape.outputs + k)] = value[i]; }
    }
  }
}

// Keeps losses and errors of a quad, and turns the last layer's slopes into derivatives of the metric.
fn judge_quad(quad: u32, q: Quad, s: Sweep, share: f32, counting: bool) {
  var loss = vec4f(0.0);
  var errors = vec4f(0.0);
  let code = select(LOSS, s.code, LOSS == NONE);
  if (COUNTING && counting) { errors = weighted(weight_of(0u, q, s), errors_of(quad, q.rows, s)); }
  if (code == CROSS_ENTROPY) {
    let m = weight_of(0u, q, s);
    let p = peak_of(quad, q.rows, s);
    let rest = rest_of(p, quad, q.rows, s);
    var spread: vec4f;
    for (var i = 0u; i < 4u; i++) { spread[i] = logarithm_of_one_plus(rest[i]); }
    var total = vec4f(0.0);
    for (var k = 0u; k < shape.outputs; k++) { total += target_of(k, q.rows, s); }
    for (var k = 0u; k < shape.outputs; k++) {
      let y = target_of(k, q.rows, s);
      let f = output(k, quad, q.rows, s);
      let term = select(y * (spread - (f - p.value)), vec4f(0.0), y == vec4f(0.0));
      loss += weighted(m, select(term, p.value, is_not_a_number4(p.value)));
      set_derivative(k, quad, share * m, exp(f - p.value) / (1.0 + rest) * total - y);
    }
  } else {
    for (var k = 0u; k < shape.outputs; k++) {
      let m = weight_of(k, q, s);
      let l = entry_losses(code, output(k, quad, q.rows, s), target_of(k, q.rows, s));
      loss += weighted(m, l.value);
      set_derivative(k, quad, share * m, l.slope);
    }
  }
  tile_vectors[loss_index(quad)] = loss;
  if (COUNTING) { tile_vectors[errors_index(quad)] = errors; }
}
