// psi(z) of every sample at the plane's origin, for narrow networks: THREADS quads a workgroup, POINTS and QUADS being 1.
#include ../chunk/four-samples.wgsl
#include ../chunk/dense-narrow.wgsl

// [output][quad].
@group(0) @binding(5) var<storage, read_write> outputs: array<vec4f>;

@compute @workgroup_size(THREADS)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  for (var i = thread; i < VECTORS; i += THREADS) { weights[i] = plane[i]; }
  if (THREADS > 1u) { workgroupBarrier(); }
  let quad = (terrain.first + group.x) * THREADS + thread;
  if (quad >= terrain.quads) { return; }
  var even: Units;
  var odd: Units;
  forward(0u, quad, &even, &odd);
  for (var k = 0u; k < OUTPUTS; k++) { outputs[k * terrain.quads + quad] = last_units(k, &even, &odd); }
}
