// The samples, four to a vector: binding 2 of group 0, in rows of `terrain.quads` vectors. INPUTS rows of
// inputs, OUTPUTS of targets, WEIGHT_ROWS of weights (0, 1 or OUTPUTS), and OUTPUTS of f_0 if the model is
// centred.
#include ./terrain.wgsl

@group(0) @binding(2) var<storage, read> samples: array<vec4f>;

fn sample_input(k: u32, quad: u32) -> vec4f {
  return samples[k * terrain.quads + quad];
}

fn sample_target(k: u32, quad: u32) -> vec4f {
  return samples[(INPUTS + k) * terrain.quads + quad];
}

// The factor of the loss of entry k of each sample: its weight times the metric's share; 0 beyond the last
// sample.
fn sample_share(k: u32, quad: u32) -> vec4f {
  if (WEIGHT_ROWS > 0u) {
    return terrain.share * samples[(INPUTS + OUTPUTS + min(k, WEIGHT_ROWS - 1u)) * terrain.quads + quad];
  }
  return select(vec4f(0.0), vec4f(terrain.share), vec4u(4u * quad) + vec4u(0u, 1u, 2u, 3u) < vec4u(terrain.samples));
}

// psi(z) at the run's w_0, which a centred model subtracts.
fn sample_reference(k: u32, quad: u32) -> vec4f {
  return samples[(INPUTS + OUTPUTS + WEIGHT_ROWS + k) * terrain.quads + quad];
}
