// psi(z) of every sample at the plane's origin, for narrow networks: THREADS quads per workgroup, with POINTS
// and QUADS equal to 1.
#include ../chunk/scalar/four-samples.wgsl
#include ../chunk/terrain/narrow.wgsl

// [output][quad].
@group(0) @binding(5) var<storage, read_write> outputs: array<vec4f>;

@compute @workgroup_size(THREADS)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  hold_weights(0u, thread, vec2f(0.0));
  let quad = (terrain.first + group.x) * THREADS + thread;
  if (quad >= terrain.quads) { return; }
  var even: Units;
  var odd: Units;
  forward(0u, vec2f(0.0), quad, &even, &odd);
  for (var k = 0u; k < OUTPUTS; k++) { outputs[k * terrain.quads + quad] = last_units(k, &even, &odd); }
}
