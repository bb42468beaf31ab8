// The metric at each point of a grid, for narrow networks: THREADS threads a point, POINTS points a workgroup.
// Generated around it: the padded shape, THREADS, POINTS, LANES, UNITS, VECTORS, LOSS, WEIGHT_ROWS, forward().
#include ../chunk/dense-narrow.wgsl
#include ../chunk/quad-loss.wgsl

var<private> outputs: array<vec4f, OUTPUTS>;

fn output_of(k: u32, column: u32) -> vec4f { return outputs[k]; }

var<workgroup> partial: array<vec4f, THREADS * POINTS>;

@compute @workgroup_size(THREADS * POINTS)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  let slot = thread / THREADS;
  let lane = thread % THREADS;
  let item = group.x * POINTS + slot;
  let point = terrain.first + min(item, terrain.count - 1u);
  let at = coordinates(point);
  let base = slot * VECTORS;
  for (var i = lane; i < VECTORS; i += THREADS) { weights[base + i] = weight_vector(i, at); }
  workgroupBarrier();

  var sums: array<vec4f, LANES>;
  for (var g = 0u; g < LANES; g++) {
    var sum = vec4f(0.0);
    for (var quad = g * THREADS + lane; quad < terrain.quads; quad += 64u) {
      var f: Units;
      forward(base, quad, &f);
      for (var k = 0u; k < OUTPUTS; k++) { outputs[k] = f[k]; }
      sum += quad_loss(quad, 0u);
    }
    sums[g] = sum;
  }
  for (var half = LANES / 2u; half > 0u; half /= 2u) {
    for (var g = 0u; g < half; g++) { sums[g] += sums[g + half]; }
  }
  partial[thread] = sums[0];
  for (var half = THREADS / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (lane < half) { partial[thread] += partial[thread + half]; }
  }
  if (lane == 0u && item < terrain.count) {
    let s = partial[thread];
    values[point] = terrain.scale * ((s.x + s.z) + (s.y + s.w)) + weight_decay(at);
  }
}
