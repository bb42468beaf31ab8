// psi(z) of every sample at the plane's origin, for narrow networks: THREADS quads a workgroup, POINTS being 1.
#include ../chunk/dense-narrow.wgsl

// [output][quad].
@group(0) @binding(5) var<storage, read_write> outputs: array<vec4f>;

@compute @workgroup_size(THREADS)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  for (var i = thread; i < VECTORS; i += THREADS) { weights[i] = plane[i]; }
  workgroupBarrier();
  let quad = (terrain.first + group.x) * THREADS + thread;
  if (quad >= terrain.quads) { return; }
  var f: Units;
  forward(0u, quad, &f);
  for (var k = 0u; k < OUTPUTS; k++) { outputs[k * terrain.quads + quad] = f[k]; }
}
