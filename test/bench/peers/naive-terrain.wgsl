// A straightforward first fused kernel: one thread per point, four samples per vector.
@group(0) @binding(0) var<storage, read> origin: array<f32>;
@group(0) @binding(1) var<storage, read> u: array<f32>;
@group(0) @binding(2) var<storage, read> v: array<f32>;
@group(0) @binding(3) var<storage, read> inputs: array<vec4<f32>>;
@group(0) @binding(4) var<storage, read> targets: array<vec4<f32>>;
@group(0) @binding(5) var<storage, read_write> values: array<f32>;

const RESOLUTION = 65u;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (id.x >= RESOLUTION * RESOLUTION) { return; }
  let a = -1.0 + 2.0 * f32(id.x % RESOLUTION) / f32(RESOLUTION - 1u);
  let b = -1.0 + 2.0 * f32(id.x / RESOLUTION) / f32(RESOLUTION - 1u);
  var w: array<f32, 337>;
  for (var k = 0u; k < 337u; k++) { w[k] = origin[k] + a * u[k] + b * v[k]; }
  var sum = vec4<f32>(0.0);
  for (var n = 0u; n < 64u; n++) {
    let x = inputs[2u * n];
    let y = inputs[2u * n + 1u];
    var h: array<vec4<f32>, 16>;
    for (var j = 0u; j < 16u; j++) { h[j] = tanh(vec4<f32>(w[32u + j]) + w[j] * x + w[16u + j] * y); }
    var g: array<vec4<f32>, 16>;
    for (var j = 0u; j < 16u; j++) {
      var z = vec4<f32>(w[304u + j]);
      for (var i = 0u; i < 16u; i++) { z += w[48u + i * 16u + j] * h[i]; }
      g[j] = tanh(z);
    }
    var f = vec4<f32>(w[336]);
    for (var i = 0u; i < 16u; i++) { f += w[320u + i] * g[i]; }
    let r = f - targets[n];
    sum += r * r;
  }
  values[id.x] = (sum.x + sum.y + sum.z + sum.w) / 256.0;
}
