// Smallest and largest finite value, and the number of values that are not finite. The result does not depend
// on the order.
#include ../chunk/scalar/one-sample.wgsl
#include ../chunk/scalar/finite.wgsl

struct Extent {
  // Unsigned keys of the smallest and the largest finite value, ordered like the numbers.
  least: atomic<u32>,
  greatest: atomic<u32>,
  lost: atomic<u32>,
}

@group(0) @binding(0) var<storage, read> values: array<f32>;
@group(0) @binding(1) var<storage, read_write> extent: Extent;

fn key(x: f32) -> u32 {
  let bits = bitcast<u32>(x);
  return select(bits | 0x80000000u, ~bits, (bits & 0x80000000u) != 0u);
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  var least = 0xffffffffu;
  var greatest = 0u;
  var lost = 0u;
  for (var i = id.x; i < arrayLength(&values); i += groups.x * 64u) {
    let x = values[i];
    if (is_not_finite(x)) {
      lost++;
    } else {
      least = min(least, key(x));
      greatest = max(greatest, key(x));
    }
  }
  atomicMin(&extent.least, least);
  atomicMax(&extent.greatest, greatest);
  atomicAdd(&extent.lost, lost);
}
