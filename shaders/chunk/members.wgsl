// Four samples at a time of those that an errand goes over, and the order in which lanes of samples are added.
#include ./errand.wgsl
#include ./judge.wgsl

fn quad_of(first: u32, count: u32, batch: u32) -> Members {
  let n = vec4u(4u * first) + vec4u(0u, 1u, 2u, 3u);
  let at = min(n, vec4u(count - 1u));
  return Members(
    vec4u(sample_row(at.x, batch), sample_row(at.y, batch), sample_row(at.z, batch), sample_row(at.w, batch)),
    n < vec4u(count));
}

fn gathered(base: u32, at: vec4u) -> vec4f {
  return vec4f(samples[base + at.x], samples[base + at.y], samples[base + at.z], samples[base + at.w]);
}

fn kept(at: vec4u) -> vec4f {
  return vec4f(state[at.x], state[at.y], state[at.z], state[at.w]);
}

// Sample n is of lane n mod 8: lanes 0 to 3 in even quads, 4 to 7 in odd ones. The lanes are added by halving.
fn sum_of_lanes(even: vec4f, odd: vec4f) -> f32 {
  let fours = even + odd;
  return (fours.x + fours.z) + (fours.y + fours.w);
}

// Keeps a quad's outputs as f_0.
fn capture_quad(quad: u32, q: Members, s: Sweep) {
  for (var k = 0u; k < shape.outputs; k++) {
    let value = output_value(k, quad);
    for (var i = 0u; i < 4u; i++) {
      if (q.present[i]) { state[state_index(REFERENCE, s.reference + q.rows[i] * shape.outputs + k)] = value[i]; }
    }
  }
}
