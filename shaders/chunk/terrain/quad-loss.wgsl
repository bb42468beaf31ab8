// Four samples' shares of the metric, summed over the outputs. The including variant defines output_of(k,
// column), psi(z) of output k. Beyond the last sample the loss is 0. A NaN stays a NaN.
#include ./samples.wgsl
#include ../scalar/loss.wgsl

// m l, and 0 if m is 0, even if l is not finite.
fn weighted(m: vec4f, l: vec4f) -> vec4f {
  return select(m * l, vec4f(0.0), m == vec4f(0.0));
}

fn scaled(k: u32, quad: u32, column: u32) -> vec4f {
  var f = output_of(k, column);
  if (CENTERED) { f -= sample_reference(k, quad); }
  return terrain.output_scale * f;
}

struct Largest { index: vec4u, value: vec4f, lost: vec4<bool>, not_a_number: vec4f }

// The largest output of each sample, the lowest index among equal ones, and any NaN among them.
fn largest_output(quad: u32, column: u32) -> Largest {
  var found = Largest(vec4u(0u), scaled(0u, quad, column), vec4<bool>(false), vec4f(0.0));
  for (var k = 0u; k < OUTPUTS; k++) {
    let f = scaled(k, quad, column);
    let above = f > found.value;
    found.index = select(found.index, vec4u(k), above);
    found.value = select(found.value, f, above);
    let lost = are_not_numbers(f);
    found.lost |= lost;
    found.not_a_number = select(found.not_a_number, f, lost);
  }
  return found;
}

fn cross_entropy(quad: u32, column: u32) -> vec4f {
  let top = largest_output(quad, column);
  var rest = vec4f(0.0);
  for (var k = 0u; k < OUTPUTS; k++) {
    rest += select(exp(scaled(k, quad, column) - top.value), vec4f(0.0), top.index == vec4u(k));
  }
  let logarithm = logarithm_of_one_plus(rest);
  var sum = vec4f(0.0);
  for (var k = 0u; k < OUTPUTS; k++) {
    let y = sample_target(k, quad);
    let term = cross_entropy_term(scaled(k, quad, column), y, top.value, logarithm);
    sum += select(term, vec4f(0.0), y == vec4f(0.0));
  }
  return select(sum, top.not_a_number, top.lost);
}

// 0 if the largest output and the largest target have the same index, otherwise 1.
fn wrong_class(quad: u32, column: u32) -> vec4f {
  let top = largest_output(quad, column);
  var index = vec4u(0u);
  var value = sample_target(0u, quad);
  for (var k = 1u; k < OUTPUTS; k++) {
    let y = sample_target(k, quad);
    index = select(index, vec4u(k), y > value);
    value = max(value, y);
  }
  return select(select(vec4f(1.0), vec4f(0.0), top.index == index), top.not_a_number, top.lost);
}

fn quad_loss(quad: u32, column: u32) -> vec4f {
  if (LOSS == CROSS_ENTROPY) { return weighted(sample_share(0u, quad), cross_entropy(quad, column)); }
  if (LOSS == ZERO_ONE && OUTPUTS > 1u) { return weighted(sample_share(0u, quad), wrong_class(quad, column)); }
  var sum = vec4f(0.0);
  var k = 0u;
  loop {
    sum += weighted(sample_share(k, quad), entry_losses(LOSS, scaled(k, quad, column), sample_target(k, quad)).value);
    continuing {
      k++;
      break if k == OUTPUTS;
    }
  }
  return sum;
}
