// A closed-form function of two weights at each point of a grid, a thread a point.
// Generated around it: FUNCTION, its code.
#include ../chunk/scalar/one-sample.wgsl
#include ../chunk/terrain/terrain.wgsl
#include ../chunk/scalar/function.wgsl

// The function's parameters, in the first two components.
@group(0) @binding(2) var<storage, read> parameters: vec4f;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= terrain.count) { return; }
  let point = terrain.first + id.x;
  let at = coordinates(point);
  let w = plane[0] + at.x * plane[1] + at.y * plane[2];
  values[point] = plane_function(FUNCTION, w.x, w.y, parameters.xy).x + weight_decay(at);
}
