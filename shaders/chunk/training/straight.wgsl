// A small network in straight-line code, one sample at a time: the state that its forward and backward pass
// reads and writes. Generated around it (training/straight.ts): WEIGHTS, OUTPUTS and pass_of(s, over, q).
#include ../scalar/activation.wgsl
#include ./loss-gradient.wgsl

// Activation codes of the hidden layers and of the last layer.
override ACTIVATION = 8u;
override OUTPUT_ACTIVATION = 8u;
// Whether linearity is not 0.
override BLENDED = true;

// The weights, and the sums of their gradient.
var<private> w: array<f32, WEIGHTS>;
var<private> g: array<f32, WEIGHTS>;

// psi(z) of each output, and its slope or the derivative of the metric.
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

// Stores a sample's outputs as f_0.
fn capture(q: Lanes, s: Sweep) {
  if (!q.present) { return; }
  for (var k = 0u; k < OUTPUTS; k++) { state[state_index(REFERENCE, s.reference + q.rows * OUTPUTS + k)] = outputs[k]; }
}
