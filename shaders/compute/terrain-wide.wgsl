// The weighted losses of a tile of samples at a point, for networks of any width; terrain-sum.wgsl adds them
// up. Generated around it: the padded shape, GROUPS, UNIT_TILES, SAMPLE_ROWS, QUADS_EACH, VECTORS, LOSS,
// WEIGHT_ROWS.
#include ../chunk/scalar/four-samples.wgsl
#include ../chunk/terrain/dense-wide.wgsl
#include ../chunk/terrain/quad-loss.wgsl

// [point of the batch][quad].
@group(0) @binding(5) var<storage, read_write> losses: array<vec4f>;

fn output_of(k: u32, column: u32) -> vec4f { return units[k * TILE_QUADS + column]; }

@compute @workgroup_size(GROUPS * SAMPLE_ROWS)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  let item = terrain.first + group.x;
  let point = item / terrain.tiles;
  let tile = item % terrain.tiles;
  load_inputs(tile, thread);
  forward(coordinates(terrain.batch + point), thread);
  for (var column = thread; column < TILE_QUADS; column += THREADS) {
    let quad = tile * TILE_QUADS + column;
    if (quad < terrain.quads) { losses[point * terrain.quads + quad] = quad_loss(quad, column); }
  }
}
