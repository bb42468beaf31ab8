// z = scale W'h + b and its activation, for a tile: an item is four units (or one of what four leave over) of four samples. Where z is
// normalised first, it is kept for normalization.wgsl.
#include ../scalar/activation.wgsl
#include ./network-state.wgsl
#include ./terms.wgsl

// Codes of the hidden layers' activation and of the last layer's.
override ACTIVATION = 8u;
override OUTPUT_ACTIVATION = 8u;

// True where some layer has four outputs or more, and some layer biases.
override WIDE = true;
override BIASED = true;
// True where linearity is other than 0.
override BLENDED = true;
// True where some layer has a skip.
override SKIPS = false;

// Items of a stage over `units`: whole fours, then what is left one by one.
fn blocks_of(units: u32) -> u32 {
  return units / 4u + units % 4u;
}

// First unit of a block; its width is 4 where four(block, units), else 1.
fn block_start(block: u32, units: u32) -> u32 {
  return select(units / 4u * 4u + block - units / 4u, 4u * block, block < units / 4u);
}

fn linearity() -> f32 {
  return select(0.0, shape.linearity, BLENDED);
}

fn has_skip(l: u32) -> bool {
  return SKIPS && (shape.skips >> l) % 2u != 0u;
}

// `unit` counts from the first hidden unit, as that of value_index from the inputs.
fn keep_unit(unit: u32, quad: u32, a: Activated) {
  tile_vectors[value_index(shape.inputs + unit, quad)] = a.value;
  tile_vectors[slope_index(unit, quad)] = a.slope;
}

// Value of unit `unit` of hidden layer l, and its slope, from what the activation takes.
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
