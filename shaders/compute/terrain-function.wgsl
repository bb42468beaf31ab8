// A closed-form function of two weights at each point of a grid.
#include ../chunk/scalar/one-sample.wgsl
#include ../chunk/scalar/function.wgsl
#include ../chunk/terrain/function-points.wgsl

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  fill_point(id.x);
}
