// Trains closed-form functions of two weights.
#include ../chunk/scalar/one-sample.wgsl
#include ../chunk/scalar/function.wgsl
#include ../chunk/training/function-steps.wgsl

override WORKGROUP = 4u;

@compute @workgroup_size(WORKGROUP)
fn main(@builtin(global_invocation_id) id: vec3u) {
  train_run(id.x);
}
