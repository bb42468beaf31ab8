// The metric at each point of a grid, for deep networks with skips or normalisation: one point per workgroup.
// Generated around it: the padded shape, VECTORS, LOSS, WEIGHT_ROWS, LANES, and the names listed in
// layered.wgsl.
#include ../chunk/scalar/four-samples.wgsl
#include ../chunk/terrain/layered.wgsl
#include ../chunk/terrain/quad-loss.wgsl

// [output, in whole vectors][quad of the thread].
var<private> outputs: array<vec4f, (OUTPUTS + 3u) / 4u * 4u * QUADS>;
var<workgroup> partial: array<vec4f, THREADS>;

fn output_of(k: u32, column: u32) -> vec4f {
  return outputs[k * QUADS + column];
}

@compute @workgroup_size(THREADS)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  let point = terrain.first + group.x;
  let at = coordinates(point);
  var sums: array<vec4f, LANES>;
  let turns = (terrain.quads + THREADS * QUADS - 1u) / (THREADS * QUADS);
  var turn = 0u;
  loop {
    let quad = turn * THREADS * QUADS + thread;
    forward(quad, at, thread);
    var i = 0u;
    loop {
      let each = quad + i * THREADS;
      if (each < terrain.quads) { sums[i % LANES] += quad_loss(each, i); }
      continuing {
        i++;
        break if i == QUADS;
      }
    }
    continuing {
      turn++;
      break if turn >= turns;
    }
  }
  for (var half = LANES / 2u; half > 0u; half /= 2u) {
    for (var g = 0u; g < half; g++) { sums[g] += sums[g + half]; }
  }
  partial[thread] = sums[0];
  workgroupBarrier();
  if (thread < 64u) {
    for (var i = thread + 64u; i < THREADS; i += 64u) { partial[thread] += partial[i]; }
  }
  for (var half = min(THREADS, 64u) / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (thread < half) { partial[thread] += partial[thread + half]; }
  }
  if (thread == 0u) {
    let s = partial[0];
    values[point] = ((s.x + s.z) + (s.y + s.w)) + weight_decay(at);
  }
}
