// Adds the losses of each point of a batch: one point per workgroup, in the order of terrain-narrow.wgsl.
#include ../chunk/terrain/terrain.wgsl

@group(0) @binding(5) var<storage, read_write> losses: array<vec4f>;

var<workgroup> partial: array<vec4f, 64>;

@compute @workgroup_size(64)
fn main(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) group: vec3u) {
  let row = terrain.first + group.x;
  var sum = vec4f(0.0);
  for (var quad = lane; quad < terrain.quads; quad += 64u) { sum += losses[row * terrain.quads + quad]; }
  partial[lane] = sum;
  for (var half = 32u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) { partial[lane] += partial[lane + half]; }
  }
  if (lane == 0u) {
    let s = partial[0];
    let point = terrain.batch + row;
    values[point] = ((s.x + s.z) + (s.y + s.w)) + weight_decay(coordinates(point));
  }
}
