// The first layer's sums scale W'x + b of every sample, with the plane's origin, u and v as the weights: at
// (a, b) they are first + a second + b third, so that no point multiplies with the inputs. Generated around
// it: the padded shape, VECTORS, WEIGHT_ROWS.
#include ../chunk/terrain/samples.wgsl

// [origin, u, v][unit][quad].
@group(0) @binding(5) var<storage, read_write> first_sums: array<vec4f>;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= terrain.count) { return; }
  let item = terrain.first + id.x;
  let quad = item % terrain.quads;
  let vectors = (layers[0].outputs + 3u) / 4u;
  let row = item / terrain.quads;
  let unit = row % (4u * vectors);
  let base = row / (4u * vectors) * VECTORS + unit / 4u;
  var sum = vec4f(0.0);
  for (var k = 0u; k < INPUTS; k++) {
    sum += sample_input(k, quad) * plane[base + layers[0].weights + k * vectors][unit % 4u];
  }
  var b = 0.0;
  if (layers[0].biased) { b = plane[base + layers[0].biases][unit % 4u]; }
  first_sums[item] = layers[0].scale * sum + b;
}
