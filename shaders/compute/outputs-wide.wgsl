// psi(z) of every sample at the plane's origin, for networks of any width: one tile of samples per workgroup.
#include ../chunk/scalar/four-samples.wgsl
#include ../chunk/terrain/dense-wide.wgsl

// [output][quad].
@group(0) @binding(5) var<storage, read_write> outputs: array<vec4f>;

@compute @workgroup_size(GROUPS * SAMPLE_ROWS)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  let tile = terrain.first + group.x;
  load_inputs(tile, thread);
  forward(vec2f(0.0), thread);
  for (var column = thread; column < TILE_QUADS; column += THREADS) {
    let quad = tile * TILE_QUADS + column;
    if (quad < terrain.quads) {
      for (var k = 0u; k < OUTPUTS; k++) { outputs[k * terrain.quads + quad] = units[k * TILE_QUADS + column]; }
    }
  }
}
