// A straightforward first fused training step: one workgroup per network, one thread per sample, and
// gradients summed by one thread per weight over activations in storage.
@group(0) @binding(0) var<storage, read_write> weights: array<f32>;
@group(0) @binding(1) var<storage, read> inputs: array<f32>;
@group(0) @binding(2) var<storage, read> targets: array<f32>;
@group(0) @binding(3) var<storage, read_write> kept: array<f32>;

const STEPS = 20u;
const UNITS = 66u;

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) n: u32) {
  let base = group.x * 337u;
  let row = (group.x * 256u + n) * UNITS;
  for (var step = 0u; step < STEPS; step++) {
    let x = inputs[2u * n];
    let y = inputs[2u * n + 1u];
    var h: array<f32, 16>;
    for (var j = 0u; j < 16u; j++) {
      h[j] = tanh(weights[base + 32u + j] + weights[base + j] * x + weights[base + 16u + j] * y);
    }
    var g: array<f32, 16>;
    for (var j = 0u; j < 16u; j++) {
      var z = weights[base + 304u + j];
      for (var i = 0u; i < 16u; i++) { z += weights[base + 48u + i * 16u + j] * h[i]; }
      g[j] = tanh(z);
    }
    var f = weights[base + 336u];
    for (var i = 0u; i < 16u; i++) { f += weights[base + 320u + i] * g[i]; }
    let d = 2.0 * (f - targets[n]) / 256.0;
    var e: array<f32, 16>;
    for (var i = 0u; i < 16u; i++) { e[i] = d * weights[base + 320u + i] * (1.0 - g[i] * g[i]); }
    for (var i = 0u; i < 16u; i++) {
      var back = 0.0;
      for (var j = 0u; j < 16u; j++) { back += weights[base + 48u + i * 16u + j] * e[j]; }
      kept[row + i] = h[i];
      kept[row + 16u + i] = back * (1.0 - h[i] * h[i]);
      kept[row + 32u + i] = e[i];
      kept[row + 48u + i] = g[i];
    }
    kept[row + 64u] = d;
    storageBarrier();
    for (var k = n; k < 337u; k += 256u) {
      var sum = 0.0;
      for (var s = 0u; s < 256u; s++) {
        let at = (group.x * 256u + s) * UNITS;
        if (k < 32u) { sum += kept[at + 16u + k % 16u] * inputs[2u * s + k / 16u]; }
        else if (k < 48u) { sum += kept[at + 16u + k - 32u]; }
        else if (k < 304u) { sum += kept[at + (k - 48u) / 16u] * kept[at + 32u + (k - 48u) % 16u]; }
        else if (k < 320u) { sum += kept[at + 32u + k - 304u]; }
        else if (k < 336u) { sum += kept[at + 48u + k - 320u] * kept[at + 64u]; }
        else { sum += kept[at + 64u]; }
      }
      weights[base + k] -= 0.05 * sum;
    }
    storageBarrier();
  }
}
