// A pass's samples in groups of four, and the order in which lanes of samples are added.
#include ./sample-pass.wgsl
#include ./loss-gradient.wgsl

fn quad_of(first: u32, count: u32, batch: u32) -> Lanes {
  let n = vec4u(4u * first) + vec4u(0u, 1u, 2u, 3u);
  let at = min(n, vec4u(count - 1u));
  return Lanes(
    vec4u(sample_row(at.x, batch), sample_row(at.y, batch), sample_row(at.z, batch), sample_row(at.w, batch)),
    n < vec4u(count));
}

fn gathered(base: u32, at: vec4u) -> vec4f {
  return vec4f(samples[base + at.x], samples[base + at.y], samples[base + at.z], samples[base + at.w]);
}

fn kept(at: vec4u) -> vec4f {
  return vec4f(state[at.x], state[at.y], state[at.z], state[at.w]);
}

// Sample n belongs to lane n mod 8: lanes 0 to 3 are in even quads, 4 to 7 in odd ones. The lanes are added
// by halving.
fn sum_of_lanes(even: vec4f, odd: vec4f) -> f32 {
  let fours = even + odd;
  return (fours.x + fours.z) + (fours.y + fours.w);
}

// Stores a quad's outputs as f_0.
fn capture_quad(quad: u32, q: Lanes, s: Sweep) {
  for (var k = 0u; k < shape.outputs; k++) {
    let value = output_value(k, quad);
    for (var i = 0u; i < 4u; i++) {
      if (q.present[i]) { state[state_index(REFERENCE, s.reference + q.rows[i] * shape.outputs + k)] = value[i]; }
    }
  }
}

// Stores a quad's loss and errors in the tile, or its outputs as f_0 if the pass captures.
fn evaluate_quad(quad: u32, q: Lanes, s: Sweep, over: SamplePass) {
  if (CENTERED && over.capture) {
    capture_quad(quad, q, s);
  } else {
    let found = loss_and_gradient(quad, q, s, over.share, over.counting);
    tile_vectors[loss_index(quad)] = found.loss;
    if (COUNTING) { tile_vectors[errors_index(quad)] = found.errors; }
  }
}
