// Trains networks of one hidden layer of any width: one workgroup per run, many steps per dispatch. Hidden
// units are not stored: each is computed for the outputs, and again for the gradient, which a thread holds in
// registers for four units and all samples. Generated around it (training/streamed.ts): INPUTS, OUTPUTS,
// QUADS, add_block(block, first, ...) and complete_units(...).
#include ../chunk/scalar/four-samples.wgsl
#include ../chunk/training/train-step.wgsl
#include ../chunk/training/lanes.wgsl
#include ../chunk/scalar/activation.wgsl
#include ../chunk/training/terms.wgsl

// Activation codes of the hidden layer and of the last layer.
override ACTIVATION = 8u;
override OUTPUT_ACTIVATION = 8u;
override BIASED = true;
// Whether linearity is not 0.
override BLENDED = true;

// A run's sums of each block of hidden units [block][output][quad], then the derivatives with respect to the
// last layer's sums [output][quad], a row [quad] of losses and one of errors.
@group(0) @binding(6) var<storage, read_write> tile_vectors: array<vec4f>;

// psi(z) of each output, and its slope or the derivative of the metric.
var<private> outputs: array<vec4f, OUTPUTS>;
var<private> slopes: array<vec4f, OUTPUTS>;

fn block_count() -> u32 {
  return (shape.layers[0].outputs + TERMS - 1u) / TERMS;
}

fn block_index(block: u32, k: u32, quad: u32) -> u32 {
  return ((run * (block_count() * OUTPUTS + OUTPUTS + 2u)) + block * OUTPUTS + k) * shape.quads + quad;
}

fn slope_index(k: u32, quad: u32) -> u32 {
  return block_index(block_count(), k, quad);
}

fn loss_index(quad: u32) -> u32 {
  return slope_index(OUTPUTS, quad);
}

fn errors_index(quad: u32) -> u32 {
  return slope_index(OUTPUTS + 1u, quad);
}

fn output_value(k: u32, column: u32) -> vec4f {
  return outputs[k];
}

fn output_slope(k: u32, column: u32) -> vec4f {
  return slopes[k];
}

fn set_output_slope(k: u32, column: u32, slope: vec4f) {
  slopes[k] = slope;
}

fn linearity() -> f32 {
  return select(0.0, shape.linearity, BLENDED);
}

fn hidden(z: vec4f) -> Activated {
  return activated(ACTIVATION, z, linearity());
}

// Computes a quad's outputs from the blocks' sums.
fn finish_outputs(quad: u32) {
  let layer = shape.layers[1];
  for (var k = 0u; k < OUTPUTS; k++) {
    var sum = vec4f(0.0);
    var block = 0u;
    loop {
      sum += tile_vectors[block_index(block, k, quad)];
      continuing {
        block++;
        break if block == block_count();
      }
    }
    var z = layer.scale * sum;
    if (BIASED && layer.biased != 0u) { z += state[state_index(WEIGHT, layer.biases + k)]; }
    let a = activated(OUTPUT_ACTIVATION, z, linearity());
    outputs[k] = a.value;
    slopes[k] = a.slope;
  }
}

// Computes the gradient of the output biases, one bias per thread.
fn complete_biases(quads: u32, decay: f32, thread: u32) {
  let layer = shape.layers[1];
  if (!BIASED || layer.biased == 0u || layer.trained == 0u) { return; }
  for (var k = thread; k < OUTPUTS; k += WORKGROUP) {
    var sums = array<vec4f, 2>(vec4f(0.0), vec4f(0.0));
    for (var quad = 0u; quad < quads; quad++) { sums[quad % 2u] += tile_vectors[slope_index(k, quad)]; }
    let j = layer.biases + k;
    state[state_index(GRADIENT, j)] = sum_of_lanes(sums[0], sums[1]) + decay * state[state_index(WEIGHT, j)];
  }
}

fn sweep(s: Sweep, over: SamplePass, thread: u32) {
  let quads = (over.count + 3u) / 4u;
  let tiles = (quads + QUADS - 1u) / QUADS;
  for (var item = thread; item < block_count() * tiles; item += WORKGROUP) {
    add_block(item / tiles, item % tiles * QUADS, quads, s, over);
  }
  meet();
  for (var quad = thread; quad < quads; quad += WORKGROUP) {
    finish_outputs(quad);
    evaluate_quad(quad, quad_of(quad, over.count, over.batch), s, over);
    for (var k = 0u; k < OUTPUTS; k++) { tile_vectors[slope_index(k, quad)] = slopes[k]; }
  }
  meet();
  // Over even and odd quads; only in thread 0.
  var losses = array<vec4f, 2>(vec4f(0.0), vec4f(0.0));
  var errors = array<vec4f, 2>(vec4f(0.0), vec4f(0.0));
  if (thread == 0u) {
    for (var quad = 0u; quad < quads; quad++) {
      losses[quad % 2u] += tile_vectors[loss_index(quad)];
      if (COUNTING) { errors[quad % 2u] += tile_vectors[errors_index(quad)]; }
    }
  }
  total = vec2f(sum_of_lanes(losses[0], losses[1]), sum_of_lanes(errors[0], errors[1]));
  if (over.learn) {
    complete_units(quads, thread, s, over);
    complete_biases(quads, s.loss.decay, thread);
  }
  meet();
}

@compute @workgroup_size(WORKGROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  train_run(group.x, thread);
}
