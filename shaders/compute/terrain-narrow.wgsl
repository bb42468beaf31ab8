// The metric at each point of a grid, for narrow networks: THREADS threads per point, POINTS points per
// workgroup. Generated around it: the padded shape, THREADS, POINTS, LANES, QUADS, UNITS, VECTORS, LOSS,
// WEIGHT_ROWS, and the names listed in narrow.wgsl.
#include ../chunk/scalar/four-samples.wgsl
#include ../chunk/terrain/narrow.wgsl
#include ../chunk/terrain/quad-loss.wgsl

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
  hold_weights(base, lane, at);

  var even: Units;
  var odd: Units;
  var sums: array<vec4f, LANES>;
  let turns = (terrain.quads + THREADS * QUADS - 1u) / (THREADS * QUADS);
  var turn = 0u;
  loop {
    let quad = turn * THREADS * QUADS + lane;
    let slots = QUADS * (turn % (LANES / QUADS));
    forward(base, at, quad, &even, &odd);
    var i = 0u;
    loop {
      let each = quad + i * THREADS;
      var k = 0u;
      loop {
        outputs[k] = last_units(QUADS * k + i, &even, &odd);
        continuing {
          k++;
          break if k == OUTPUTS;
        }
      }
      if (each < terrain.quads) { sums[slots + i] += quad_loss(each, 0u); }
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
