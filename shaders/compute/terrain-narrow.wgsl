// The metric at each point of a grid, for narrow networks: THREADS threads a point, POINTS points a workgroup.
// Generated around it: the padded shape, THREADS, POINTS, LANES, QUADS, UNITS, VECTORS, LOSS, WEIGHT_ROWS, and what
// dense-narrow.wgsl names.
#include ../chunk/four-samples.wgsl
#include ../chunk/dense-narrow.wgsl
#include ../chunk/quad-loss.wgsl

var<private> outputs: array<vec4f, OUTPUTS>;
var<workgroup> partial: array<vec4f, THREADS * POINTS>;

fn output_of(k: u32, column: u32) -> vec4f {
  return outputs[k];
}

@compute @workgroup_size(THREADS * POINTS)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  let slot = thread / THREADS;
  let lane = thread % THREADS;
  let item = group.x * POINTS + slot;
  let point = terrain.first + min(item, terrain.count - 1u);
  let at = coordinates(point);
  var base = 0u;
  if (THREADS > 1u) { base = slot * VECTORS; }
  for (var i = lane; i < VECTORS; i += THREADS) { weights[base + i] = weight_vector(i, at); }
  if (THREADS > 1u) { workgroupBarrier(); }

  var even: Units;
  var odd: Units;
  var sums: array<vec4f, LANES>;
  for (var g = 0u; g < LANES / QUADS; g++) {
    for (var quad = g * THREADS + lane; quad < terrain.quads; quad += 64u) {
      forward(base, quad, &even, &odd);
      for (var k = 0u; k < OUTPUTS; k++) { outputs[k] = last_units(QUADS * k, &even, &odd); }
      sums[g] += quad_loss(quad, 0u);
      if (QUADS == 2u && second_of(quad) < terrain.quads) {
        for (var k = 0u; k < OUTPUTS; k++) { outputs[k] = last_units(QUADS * k + 1u, &even, &odd); }
        sums[g + LANES / 2u] += quad_loss(second_of(quad), 0u);
      }
    }
  }
  for (var half = LANES / 2u; half > 0u; half /= 2u) {
    for (var g = 0u; g < half; g++) { sums[g] += sums[g + half]; }
  }
  var s = sums[0];
  if (THREADS > 1u) {
    partial[thread] = s;
    for (var half = THREADS / 2u; half > 0u; half /= 2u) {
      workgroupBarrier();
      if (lane < half) { partial[thread] += partial[thread + half]; }
    }
    s = partial[thread];
  }
  if (lane == 0u && item < terrain.count) {
    values[point] = ((s.x + s.z) + (s.y + s.w)) + weight_decay(at);
  }
}
