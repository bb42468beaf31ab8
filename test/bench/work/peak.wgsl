// Multiply-adds in registers: eight independent chains of four-component vectors per thread.
@group(0) @binding(0) var<storage, read_write> results: array<vec4f>;

const TURNS = 2048u;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let x = vec4f(results[id.x].xyz, 0.999);
  var a = x;
  var b = x + 1.0;
  var c = x + 2.0;
  var d = x + 3.0;
  var e = x + 4.0;
  var f = x + 5.0;
  var g = x + 6.0;
  var h = x + 7.0;
  for (var i = 0u; i < TURNS; i++) {
    a = a * x + x;
    b = b * x + x;
    c = c * x + x;
    d = d * x + x;
    e = e * x + x;
    f = f * x + x;
    g = g * x + x;
    h = h * x + x;
  }
  results[id.x] = ((a + b) + (c + d)) + ((e + f) + (g + h));
}
