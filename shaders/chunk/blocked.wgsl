// The stages of a network whose four threads have lanes of samples of their own: a column is four samples of a thread.
#include ./activation.wgsl
#include ./errand.wgsl
#include ./group.wgsl
#include ./judge.wgsl
#include ./terms.wgsl

const THREADS = 4u;
// Samples of a pass, of all threads.
const SAMPLES = 4u * COLUMNS * THREADS;
// Vectors of a unit.
const UNIT = COLUMNS * THREADS;

// Vectors of a block's sums of one unit's weights between passes.
const CARRY = (TERMS / 2u + 1u) * THREADS;

// Codes of the hidden layers' activation and of the last layer's.
override ACTIVATION = 8u;
override OUTPUT_ACTIVATION = 8u;
override BIASED = true;
// Whether linearity is other than 0.
override BLENDED = true;

// Of a run values [unit, inputs first][column][thread], slopes [unit, first layer first][column][thread], the sums of a layer's units so
// far [unit][column][thread], and, where there are several passes, sums of weights.
@group(0) @binding(6) var<storage, read_write> tile_vectors: array<vec4f>;

fn tile_base() -> u32 {
  return run * shape.vectors;
}

fn value_index(unit: u32) -> u32 {
  return tile_base() + unit * UNIT;
}

// `unit` counts from the first hidden unit.
fn slope_index(unit: u32) -> u32 {
  return tile_base() + (shape.inputs + shape.units + unit) * UNIT;
}

fn sum_index(unit: u32) -> u32 {
  return tile_base() + (shape.inputs + 2u * shape.units + unit) * UNIT;
}

fn output_unit(k: u32) -> u32 {
  return shape.layers[shape.depth - 1u].first + k;
}

fn output_value(k: u32, at: u32) -> vec4f {
  return tile_vectors[value_index(shape.inputs + output_unit(k)) + at];
}

fn output_slope(k: u32, at: u32) -> vec4f {
  return tile_vectors[slope_index(output_unit(k)) + at];
}

fn set_output_slope(k: u32, at: u32, slope: vec4f) {
  tile_vectors[slope_index(output_unit(k)) + at] = slope;
}

fn gathered(base: u32, at: vec4u) -> vec4f {
  return vec4f(samples[base + at.x], samples[base + at.y], samples[base + at.z], samples[base + at.w]);
}

fn kept(at: vec4u) -> vec4f {
  return vec4f(state[at.x], state[at.y], state[at.z], state[at.w]);
}

// Keeps four samples' outputs as f_0.
fn capture_quad(at: u32, q: Members, s: Sweep) {
  for (var k = 0u; k < shape.outputs; k++) {
    let value = output_value(k, at);
    for (var i = 0u; i < 4u; i++) {
      if (q.present[i]) { state[state_index(REFERENCE, s.reference + q.rows[i] * shape.outputs + k)] = value[i]; }
    }
  }
}

// Sample n is of lane n mod 8. A column has four samples of one lane, one after the other: those of thread t and even columns are of lane
// t, of odd columns of lane t + 4.
fn column_of(column: u32, first: u32, e: Errand, thread: u32) -> Members {
  let n = vec4u(first + 32u * (column / 2u) + 4u * (column % 2u) + thread) + vec4u(0u, 8u, 16u, 24u);
  let at = min(n, vec4u(e.count - 1u));
  return Members(
    vec4u(sample_row(at.x, e.batch), sample_row(at.y, e.batch), sample_row(at.z, e.batch), sample_row(at.w, e.batch)),
    n < vec4u(e.count));
}

fn in_order(sum: f32, x: vec4f) -> f32 {
  return (((sum + x.x) + x.y) + x.z) + x.w;
}

// The lanes are added by halving, of which the first is done within each thread.
fn sum_of_threads(x: f32) -> f32 {
  let pair = x + subgroupShuffleXor(x, 2u);
  return pair + subgroupShuffleXor(pair, 1u);
}

// The same of four numbers of each thread, of which thread t takes the sum of number t: half of what it has goes to another, twice.
fn sum_for_thread(x: vec4f, thread: u32) -> f32 {
  let low = thread < 2u;
  let pair = select(x.zw, x.xy, low) + subgroupShuffleXor(select(x.xy, x.zw, low), 2u);
  let even = thread % 2u == 0u;
  return select(pair.y, pair.x, even) + subgroupShuffleXor(select(pair.x, pair.y, even), 1u);
}

fn load_inputs(first: u32, s: Sweep, e: Errand, thread: u32) {
  for (var column = 0u; column < COLUMNS; column++) {
    let q = column_of(column, first, e, thread);
    for (var k = 0u; k < shape.inputs; k++) {
      tile_vectors[value_index(k) + column * THREADS + thread] = gathered(s.inputs + k, q.rows * shape.inputs);
    }
  }
}

// Puts `rows` units' vectors from index `at` on to fixed places, zeros where there are fewer than a block has.
fn hold(at: u32, rows: u32) {
  var i = 0u;
  loop {
    held[i] = tile_vectors[at + THREADS * i];
    continuing {
      i++;
      break if i == rows * COLUMNS;
    }
  }
  for (; i < TERMS * COLUMNS; i++) { held[i] = vec4f(0.0); }
}

// scale W'h of layer l or, on the way back, W times the derivatives of its units, left as the sums of units.
fn multiply(layer: Layer, back: bool, thread: u32) {
  let terms = select(layer.inputs, layer.outputs, back);
  let units = select(layer.outputs, layer.inputs, back);
  let along = select(layer.outputs, 1u, back);
  let across = select(1u, layer.outputs, back);
  let below = layer.first + shape.inputs - layer.inputs;
  let source = select(value_index(below), slope_index(layer.first), back) + thread;
  var first = 0u;
  loop {
    let rows = min(TERMS, terms - first);
    hold(source + first * UNIT, rows);
    let weights = state_index(WEIGHT, layer.weights + first * along);
    var unit = 0u;
    loop {
      multiply_block(weights + unit * across, along, rows, sum_index(unit) + thread, back, first > 0u, thread);
      continuing {
        unit++;
        break if unit == units;
      }
    }
    continuing {
      first += TERMS;
      break if first >= terms;
    }
  }
}

// Makes values and slopes of the sums of layer l's units, none where `units` is 0.
fn activate(l: u32, units: u32, thread: u32) {
  let layer = shape.layers[l];
  let linearity = select(0.0, shape.linearity, BLENDED);
  for (var at = thread; at < units * UNIT; at += THREADS) {
    var z = layer.scale * tile_vectors[sum_index(0u) + at];
    if (BIASED) { z += select(0.0, state[state_index(WEIGHT, layer.biases + at / UNIT)], layer.biased != 0u); }
    var a: Activated;
    if (l + 1u < shape.depth) { a = activated(ACTIVATION, z, linearity); } else { a = activated(OUTPUT_ACTIVATION, z, linearity); }
    tile_vectors[value_index(shape.inputs + layer.first) + at] = a.value;
    tile_vectors[slope_index(layer.first) + at] = a.slope;
  }
}

// Makes derivatives of the slopes of the units below layer l, none where `units` is 0.
fn derive(l: u32, units: u32, thread: u32) {
  let layer = shape.layers[l];
  for (var at = thread; at < units * UNIT; at += THREADS) {
    tile_vectors[slope_index(layer.first - layer.inputs) + at] *= layer.scale * tile_vectors[sum_index(0u) + at];
  }
}

// Where the sums of layer l's weights stand between passes: for each block of its inputs and each unit 16 vectors and one for the bias.
fn carry_index(l: u32) -> u32 {
  var at = tile_base() + (shape.inputs + 2u * shape.units + shape.widest) * UNIT;
  for (var below = 0u; below < l; below++) {
    let layer = shape.layers[below];
    at += (layer.inputs + TERMS - 1u) / TERMS * layer.outputs * CARRY;
  }
  return at;
}

// Adds the pass's share of the sums for layer l's weights, and makes its gradient of all sums so far.
fn add_products(l: u32, fresh: bool, decay: f32, thread: u32) {
  let layer = shape.layers[l];
  let below = layer.first + shape.inputs - layer.inputs;
  let scale = select(1.0, layer.scale, LAYERED);
  var carry = carry_index(l) + thread;
  var first = 0u;
  loop {
    let rows = min(TERMS, layer.inputs - first);
    hold(value_index(below + first) + thread, rows);
    var unit = 0u;
    loop {
      let bias = select(NONE, layer.biases + unit, layer.biased != 0u && first == 0u);
      products_block(
        slope_index(layer.first + unit) + thread, carry, layer.weights + first * layer.outputs + unit, layer.outputs, rows, scale, bias,
        decay, fresh, thread);
      carry += CARRY;
      continuing {
        unit++;
        break if unit == layer.outputs;
      }
    }
    continuing {
      first += TERMS;
      break if first >= layer.inputs;
    }
  }
}
