// z = scale W'h + b and its activation, for a tile. An item is four units (or one of the remaining units) of
// four samples. If z is normalised first, it is kept for normalization.wgsl.
#include ../scalar/activation.wgsl
#include ./network-state.wgsl
#include ./terms.wgsl

// Activation codes of the hidden layers and of the last layer.
override ACTIVATION = 8u;
override OUTPUT_ACTIVATION = 8u;

// Whether some layer has four outputs or more, and whether some layer has biases.
override WIDE = true;
override BIASED = true;
// Whether linearity is not 0.
override BLENDED = true;
// Whether some layer has a skip.
override SKIPS = false;

// Items of a stage over `units`: whole fours, then the remaining units one by one.
fn blocks_of(units: u32) -> u32 {
  return units / 4u + units % 4u;
}

// First unit of a block, which has 4 units if four(block, units), otherwise 1.
fn block_start(block: u32, units: u32) -> u32 {
  return select(units / 4u * 4u + block - units / 4u, 4u * block, block < units / 4u);
}

fn linearity() -> f32 {
  return select(0.0, shape.linearity, BLENDED);
}

fn has_skip(l: u32) -> bool {
  return SKIPS && (shape.skips >> l) % 2u != 0u;
}

// `unit` counts from the first hidden unit, whereas value_index counts from the first input.
fn keep_unit(unit: u32, quad: u32, a: Activated) {
  tile_vectors[value_index(shape.inputs + unit, quad)] = a.value;
  tile_vectors[slope_index(unit, quad)] = a.slope;
}

// Value and slope of unit `unit` of hidden layer l, from the activation's input.
fn finish_hidden(l: u32, layer: Layer, unit: u32, quad: u32, u: vec4f) -> Activated {
  var a = activated(ACTIVATION, u, linearity());
  if (has_skip(l)) {
    let around = tile_vectors[value_index(shape.inputs + layer.first - layer.inputs + unit, quad)];
    a = Activated(shape.skip * around + shape.branch * a.value, shape.branch * a.slope);
  }
  return a;
}

fn finish_unit(l: u32, layer: Layer, unit: u32, quad: u32, sum: vec4f) {
  var z = layer.scale * sum;
  if (BIASED && layer.biased != 0u) { z += state[state_index(WEIGHT, layer.biases + unit)]; }
  let at = layer.first + unit;
  let hidden = l + 1u < shape.depth;
  if (NORMALIZATION != OVER_NOTHING && hidden) {
    tile_vectors[normal_index(at, quad)] = z;
    return;
  }
  var a: Activated;
  if (NORMALIZATION == OVER_NOTHING && hidden) {
    a = finish_hidden(l, layer, unit, quad, z);
  } else {
    a = activated(OUTPUT_ACTIVATION, z, linearity());
  }
  keep_unit(at, quad, a);
}

fn pick(k: u32, a: vec4f, b: vec4f, c: vec4f, d: vec4f) -> vec4f {
  return select(select(a, b, k == 1u), select(c, d, k == 3u), k > 1u);
}

fn forward(l: u32, tile: u32, thread: u32) {
  let layer = shape.layers[l];
  let below = layer.first + shape.inputs - layer.inputs;
  for (var item = thread; item < blocks_of(layer.outputs) * tile; item += WORKGROUP) {
    let quad = item % tile;
    let block = item / tile;
    let unit = block_start(block, layer.outputs);
    let wide = WIDE && block < layer.outputs / 4u;
    var a = vec4f(0.0);
    var b = vec4f(0.0);
    var c = vec4f(0.0);
    var d = vec4f(0.0);
    var w = state_index(WEIGHT, layer.weights + unit);
    var i = 0u;
    loop {
      let end = min(i + TERMS, layer.inputs);
      var p = vec4f(0.0);
      var q = vec4f(0.0);
      var r = vec4f(0.0);
      var s = vec4f(0.0);
      if (wide) {
        loop {
          let h = tile_vectors[value_index(below + i, quad)];
          p += state[w] * h;
          q += state[w + 1u] * h;
          r += state[w + 2u] * h;
          s += state[w + 3u] * h;
          w += layer.outputs;
          continuing {
            i++;
            break if i == end;
          }
        }
      } else {
        loop {
          p += state[w] * tile_vectors[value_index(below + i, quad)];
          w += layer.outputs;
          continuing {
            i++;
            break if i == end;
          }
        }
      }
      a += p;
      b += q;
      c += r;
      d += s;
      continuing {
        break if i >= layer.inputs;
      }
    }
    if (WIDE) {
      for (var k = 0u; k < select(1u, 4u, wide); k++) { finish_unit(l, layer, unit + k, quad, pick(k, a, b, c, d)); }
    } else {
      finish_unit(l, layer, unit, quad, a);
    }
  }
}
