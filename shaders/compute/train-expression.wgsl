// Trains typed functions of two weights. Generated around it: `plane_function`.
#include ../chunk/scalar/one-sample.wgsl
#include ../chunk/scalar/expression.wgsl
#include ../chunk/training/function-steps.wgsl

@group(0) @binding(9) var<uniform> parameters: array<vec4f, 4>;

// Parameter k of the function.
fn parameter(k: u32) -> f32 {
  return parameters[k / 4u][k % 4u];
}

override WORKGROUP = 4u;

@compute @workgroup_size(WORKGROUP)
fn main(@builtin(global_invocation_id) id: vec3u) {
  train_run(id.x);
}
