// A small network as a straight line of code, a sample at a time: what its pass there and back reads and leaves.
// Generated around it (training/straight.ts): WEIGHTS, OUTPUTS and pass_of(s, over, q).
#include ../scalar/activation.wgsl
#include ./loss-gradient.wgsl

// Codes of the hidden layers' activation and of the last layer's.
override ACTIVATION = 8u;
override OUTPUT_ACTIVATION = 8u;
// True where linearity is other than 0.
override BLENDED = true;

// Weights, and the sums of their gradient.
var<private> w: array<f32, WEIGHTS>;
var<private> g: array<f32, WEIGHTS>;

// psi(z) of each output, and its slope or derivative of the metric.
var<private> outputs: array<f32, OUTPUTS>;
var<private> slopes: array<f32, OUTPUTS>;

fn gathered(base: u32, at: u32) -> f32 {
  return samples[base + at];
}

fn kept(at: u32) -> f32 {
  return state[at];
}

fn output_value(k: u32, column: u32) -> f32 {
  return outputs[k];
}

fn output_slope(k: u32, column: u32) -> f32 {
  return slopes[k];
}

fn set_output_slope(k: u32, column: u32, slope: f32) {
  slopes[k] = slope;
}

fn hidden(z: f32) -> Activated {
  return activated(ACTIVATION, z, select(0.0, shape.linearity, BLENDED));
}

fn last(z: f32) -> Activated {
  return activated(OUTPUT_ACTIVATION, z, select(0.0, shape.linearity, BLENDED));
}

// Keeps a sample's outputs as f_0.
fn capture(q: Lanes, s: Sweep) {
  if (!q.present) { return; }
  for (var k = 0u; k < OUTPUTS; k++) { state[state_index(REFERENCE, s.reference + q.rows * OUTPUTS + k)] = outputs[k]; }
}
