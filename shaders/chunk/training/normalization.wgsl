// Normalises the sums z of a hidden layer to mean 0 and variance 1, u = (z - mean)/sigma, over the samples of
// the tile or over the units of the layer. Derivatives d go back through it as d - mean d - u mean(u d),
// where the slopes already contain 1/sigma.
#include ../scalar/inverse-deviation.wgsl
#include ./forward.wgsl

// Threads that share a unit's samples, for any size of workgroup: each has every eighth quad.
const PARTS = 8u;

// Two numbers per thread; a workgroup has at most 128 threads.
var<workgroup> moments: array<vec2f, 128>;

// x, and 0 beyond the last of `count` samples.
fn present(x: vec4f, quad: u32, count: u32) -> vec4f {
  return select(vec4f(0.0), x, vec4u(4u * quad) + vec4u(0u, 1u, 2u, 3u) < vec4u(count));
}

fn across(x: vec4f) -> f32 {
  return (x.x + x.z) + (x.y + x.w);
}

// How many of `count` samples belong to a part.
fn samples_of(part: u32, count: u32) -> f32 {
  let whole = count / 4u;
  return f32(4u * ((whole + PARTS - 1u - part) / PARTS) + select(0u, count % 4u, whole % PARTS == part));
}

// Shares this thread's numbers with the unit's other threads, until the next call.
fn show(thread: u32, own: vec2f) {
  workgroupBarrier();
  moments[thread] = own;
  workgroupBarrier();
}

// Mean and 1/sigma over all samples, from the parts' means and sums of squared distances, in the order of the
// parts (Chan, Golub, LeVeque 1983).
fn combined_moments(first: u32, count: u32) -> vec2f {
  var mean = 0.0;
  for (var i = 0u; i < PARTS; i++) { mean += samples_of(i, count) / f32(count) * moments[first + i].x; }
  var square = 0.0;
  for (var i = 0u; i < PARTS; i++) {
    let d = moments[first + i].x - mean;
    square += moments[first + i].y + samples_of(i, count) * d * d;
  }
  return vec2f(mean, inverse_deviation(vec4f(square / f32(count))).x);
}

// Stores u, and the unit's value and slope computed from it.
fn keep_normal(l: u32, layer: Layer, unit: u32, quad: u32, u: vec4f, scale: vec4f) {
  let at = layer.first + unit;
  tile_vectors[normal_index(at, quad)] = u;
  let a = finish_hidden(l, layer, unit, quad, u);
  keep_unit(at, quad, Activated(a.value, scale * a.slope));
}

fn normalize_samples(l: u32, tile: u32, count: u32, thread: u32) {
  let layer = shape.layers[l];
  let part = thread % PARTS;
  let own = max(1.0, samples_of(part, count));
  for (var block = 0u; block < layer.outputs; block += WORKGROUP / PARTS) {
    let unit = block + thread / PARTS;
    let row = layer.first + unit;
    let end = select(0u, tile, unit < layer.outputs);
    var sum = vec4f(0.0);
    for (var quad = part; quad < end; quad += PARTS) { sum += present(tile_vectors[normal_index(row, quad)], quad, count); }
    let mean = across(sum) / own;
    var square = vec4f(0.0);
    for (var quad = part; quad < end; quad += PARTS) {
      let d = present(tile_vectors[normal_index(row, quad)] - mean, quad, count);
      square += d * d;
    }
    show(thread, vec2f(mean, across(square)));
    let norm = combined_moments(thread - part, count);
    for (var quad = part; quad < end; quad += PARTS) {
      let u = (tile_vectors[normal_index(row, quad)] - norm.x) * norm.y;
      keep_normal(l, layer, unit, quad, u, vec4f(norm.y));
    }
  }
}

fn normalize_units(l: u32, tile: u32, thread: u32) {
  let layer = shape.layers[l];
  let units = f32(layer.outputs);
  for (var quad = thread; quad < tile; quad += WORKGROUP) {
    var mean = vec4f(0.0);
    for (var i = 0u; i < layer.outputs; i++) { mean += tile_vectors[normal_index(layer.first + i, quad)]; }
    mean /= units;
    var square = vec4f(0.0);
    for (var i = 0u; i < layer.outputs; i++) {
      let d = tile_vectors[normal_index(layer.first + i, quad)] - mean;
      square += d * d;
    }
    let scale = inverse_deviation(square / units);
    for (var i = 0u; i < layer.outputs; i++) {
      keep_normal(l, layer, i, quad, (tile_vectors[normal_index(layer.first + i, quad)] - mean) * scale, scale);
    }
  }
}

fn send_back_samples(l: u32, tile: u32, count: u32, thread: u32) {
  let layer = shape.layers[l];
  let part = thread % PARTS;
  for (var block = 0u; block < layer.outputs; block += WORKGROUP / PARTS) {
    let unit = block + thread / PARTS;
    let row = layer.first + unit;
    let end = select(0u, tile, unit < layer.outputs);
    var sum = vec4f(0.0);
    var along = vec4f(0.0);
    for (var quad = part; quad < end; quad += PARTS) {
      let d = present(tile_vectors[slope_index(row, quad)], quad, count);
      sum += d;
      along += d * tile_vectors[normal_index(row, quad)];
    }
    show(thread, vec2f(across(sum), across(along)));
    var mean = vec2f(0.0);
    for (var i = 0u; i < PARTS; i++) { mean += moments[thread - part + i]; }
    mean /= f32(count);
    for (var quad = part; quad < end; quad += PARTS) {
      let at = slope_index(row, quad);
      let d = tile_vectors[at] - mean.x - tile_vectors[normal_index(row, quad)] * mean.y;
      tile_vectors[at] = present(d, quad, count);
    }
  }
}

fn send_back_units(l: u32, tile: u32, thread: u32) {
  let layer = shape.layers[l];
  for (var quad = thread; quad < tile; quad += WORKGROUP) {
    var sum = vec4f(0.0);
    var along = vec4f(0.0);
    for (var i = 0u; i < layer.outputs; i++) {
      let d = tile_vectors[slope_index(layer.first + i, quad)];
      sum += d;
      along += d * tile_vectors[normal_index(layer.first + i, quad)];
    }
    let units = f32(layer.outputs);
    for (var i = 0u; i < layer.outputs; i++) {
      let at = slope_index(layer.first + i, quad);
      tile_vectors[at] = tile_vectors[at] - sum / units - tile_vectors[normal_index(layer.first + i, quad)] * along / units;
    }
  }
}

// Normalises layer l's sums and computes its units from them.
fn normalize_layer(l: u32, tile: u32, count: u32, thread: u32) {
  if (NORMALIZATION == OVER_SAMPLES) { normalize_samples(l, tile, count, thread); } else { normalize_units(l, tile, thread); }
}

// Turns derivatives with respect to the activation's input into derivatives with respect to layer l's sums.
fn send_back(l: u32, tile: u32, count: u32, thread: u32) {
  if (NORMALIZATION == OVER_SAMPLES) { send_back_samples(l, tile, count, thread); } else { send_back_units(l, tile, thread); }
}
