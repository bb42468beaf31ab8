// One layer of a wide network for a tile of samples of one workgroup: the units' values in workgroup memory, updated in
// place; the weights formed as they are read, neighbouring threads reading neighbouring vectors. A thread holds
// UNIT_TILES x 4 units of QUADS_EACH x 4 samples in registers. Layers with few outputs split their inputs among `parts`
// threads, whose sums are added by halving. Generated around it:
// hidden_value(z) and output_value(z).
#include ./activation-value.wgsl
#include ./weights.wgsl
#include ./samples.wgsl

const TILE_QUADS = SAMPLE_ROWS * QUADS_EACH;

// [unit][quad of the tile].
var<workgroup> units: array<vec4f, 4u * GROUPS * UNIT_TILES * TILE_QUADS>;

fn load_inputs(tile: u32, thread: u32) {
  for (var i = thread; i < INPUTS * TILE_QUADS; i += GROUPS * SAMPLE_ROWS) {
    units[i] = sample_input(i / TILE_QUADS, min(tile * TILE_QUADS + i % TILE_QUADS, terrain.quads - 1u));
  }
  workgroupBarrier();
}

fn dense(layer: Layer, last: bool, at: vec2f, thread: u32) {
  let vectors = (layer.outputs + 3u) / 4u;
  let groups = min(GROUPS, 1u << (32u - countLeadingZeros(vectors - 1u)));
  let parts = GROUPS / groups;
  let group = thread % GROUPS;
  let vector = group % groups;
  let part = group / groups;
  let column = (thread / GROUPS) * QUADS_EACH;

  var sums: array<vec4f, 4u * UNIT_TILES * QUADS_EACH>;
  for (var k = part; k < layer.inputs; k += parts) {
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

  if (parts > 1u) {
    for (var r = 0u; r < QUADS_EACH; r++) {
      for (var c = 0u; c < 4u; c++) { units[(4u * group + c) * TILE_QUADS + column + r] = sums[4u * r + c]; }
    }
    for (var half = parts / 2u; half > 0u; half /= 2u) {
      workgroupBarrier();
      if (part < half) {
        for (var r = 0u; r < QUADS_EACH; r++) {
          for (var c = 0u; c < 4u; c++) {
            sums[4u * r + c] += units[(4u * (group + half * groups) + c) * TILE_QUADS + column + r];
            units[(4u * group + c) * TILE_QUADS + column + r] = sums[4u * r + c];
          }
        }
      }
    }
    workgroupBarrier();
  }

  if (part == 0u) {
    for (var t = 0u; t < UNIT_TILES; t++) {
      let v = vector + t * GROUPS;
      if (v < vectors) {
        var b = vec4f(0.0);
        if (layer.biased) { b = weight_vector(layer.biases + v, at); }
        for (var r = 0u; r < QUADS_EACH; r++) {
          for (var c = 0u; c < 4u; c++) {
            let z = layer.scale * sums[4u * (t * QUADS_EACH + r) + c] + b[c];
            var h = vec4f(0.0);
            if (last) { h = output_value(z); } else { h = hidden_value(z); }
            units[(4u * v + c) * TILE_QUADS + column + r] = h;
          }
        }
      }
    }
  }
  workgroupBarrier();
}

fn forward(at: vec2f, thread: u32) {
  for (var l = 0u; l < LAYERS; l++) { dense(layers[l], l + 1u == LAYERS, at, thread); }
}
