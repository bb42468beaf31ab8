// A function of two weights at each point of a grid, one point per thread, by `plane_function`. Generated
// around it: FUNCTION, its code.
#include ./terrain.wgsl

// The function's parameters; functions with a built-in formula have at most two.
@group(0) @binding(2) var<storage, read> parameters: array<vec4f, 4>;

// Parameter k.
fn parameter(k: u32) -> f32 {
  return parameters[k / 4u][k % 4u];
}

fn fill_point(thread: u32) {
  if (thread >= terrain.count) { return; }
  let point = terrain.first + thread;
  let at = coordinates(point);
  let w = plane[0] + at.x * plane[1] + at.y * plane[2];
  values[point] = plane_function(FUNCTION, w.x, w.y, parameters[0].xy).x + weight_decay(at);
}
