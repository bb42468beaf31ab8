// One layer of a wide network for one workgroup's tile of samples. The units' values are in workgroup memory
// and updated in place. Weights are formed as they are read, adjacent vectors by adjacent threads. A thread
// holds UNIT_TILES x 4 units of QUADS_EACH x 4 samples in registers. If a layer has fewer vectors of outputs
// than the workgroup has groups, a thread takes one unit of one quad, so that few threads are idle. Generated
// around it: hidden_value(z) and output_value(z).
#include ../scalar/activation-value.wgsl
#include ./weights.wgsl
#include ./samples.wgsl

const TILE_QUADS = SAMPLE_ROWS * QUADS_EACH;
const THREADS = GROUPS * SAMPLE_ROWS;

// [unit][quad of the tile].
var<workgroup> units: array<vec4f, 4u * GROUPS * UNIT_TILES * TILE_QUADS>;

fn load_inputs(tile: u32, thread: u32) {
  for (var i = thread; i < INPUTS * TILE_QUADS; i += THREADS) {
    units[i] = sample_input(i / TILE_QUADS, min(tile * TILE_QUADS + i % TILE_QUADS, terrain.quads - 1u));
  }
  workgroupBarrier();
}

fn activated(last: bool, z: vec4f) -> vec4f {
  if (last) { return output_value(z); }
  return hidden_value(z);
}

// One unit and quad per thread, for layers with few units.
fn dense_few(layer: Layer, last: bool, at: vec2f, thread: u32) {
  let vectors = (layer.outputs + 3u) / 4u;
  let items = layer.outputs * TILE_QUADS;
  let item = min(thread, items - 1u);
  let unit = item / TILE_QUADS;
  var sum = vec4f(0.0);
  for (var k = 0u; k < layer.inputs; k++) {
    let m = weight_vector(layer.weights + k * vectors + unit / 4u, at);
    sum += units[k * TILE_QUADS + item % TILE_QUADS] * m[unit % 4u];
  }
  var b = 0.0;
  if (layer.biased) { b = weight_vector(layer.biases + unit / 4u, at)[unit % 4u]; }
  workgroupBarrier();
  if (thread < items) { units[item] = activated(last, layer.scale * sum + b); }
  workgroupBarrier();
}

fn dense(layer: Layer, last: bool, at: vec2f, thread: u32) {
  let vectors = (layer.outputs + 3u) / 4u;
  let vector = thread % GROUPS;
  let column = (thread / GROUPS) * QUADS_EACH;

  var sums: array<vec4f, 4u * UNIT_TILES * QUADS_EACH>;
  for (var k = 0u; k < layer.inputs; k++) {
    for (var t = 0u; t < UNIT_TILES; t++) {
      let m = weight_vector(layer.weights + k * vectors + min(vector + t * GROUPS, vectors - 1u), at);
      for (var r = 0u; r < QUADS_EACH; r++) {
        let h = units[k * TILE_QUADS + column + r];
        let i = 4u * (t * QUADS_EACH + r);
        sums[i] += h * m.x;
        sums[i + 1u] += h * m.y;
        sums[i + 2u] += h * m.z;
        sums[i + 3u] += h * m.w;
      }
    }
  }
  workgroupBarrier();

  for (var t = 0u; t < UNIT_TILES; t++) {
    let v = vector + t * GROUPS;
    if (v < vectors) {
      var b = vec4f(0.0);
      if (layer.biased) { b = weight_vector(layer.biases + v, at); }
      for (var r = 0u; r < QUADS_EACH; r++) {
        for (var c = 0u; c < 4u; c++) {
          let z = layer.scale * sums[4u * (t * QUADS_EACH + r) + c] + b[c];
          units[(4u * v + c) * TILE_QUADS + column + r] = activated(last, z);
        }
      }
    }
  }
  workgroupBarrier();
}

fn forward(at: vec2f, thread: u32) {
  for (var l = 0u; l < LAYERS; l++) {
    if (layers[l].outputs * TILE_QUADS <= THREADS) {
      dense_few(layers[l], l + 1u == LAYERS, at, thread);
    } else {
      dense(layers[l], l + 1u == LAYERS, at, thread);
    }
  }
}
