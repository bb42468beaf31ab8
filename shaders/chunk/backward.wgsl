// Backpropagation through a tile. Samples are summed in fours, (1 + 2) + (3 + 4), and the fours in index order.
#include ./forward.wgsl

fn scale_slope(unit: u32, quad: u32, by: vec4f) {
  let at = slope_index(unit, quad);
  tile_vectors[at] *= by;
}

// Turns the slopes of layer l into derivatives of the metric: slope times scale W' derivative of layer l + 1.
fn backward(l: u32, tile: u32, thread: u32) {
  let layer = shape.layers[l];
  let above = shape.layers[l + 1u];
  let first = layer.first;
  let next = above.first;
  for (var item = thread; item < blocks_of(layer.outputs) * tile; item += WORKGROUP) {
    let quad = item % tile;
    let block = item / tile;
    let unit = block_start(block, layer.outputs);
    let w = above.weights + unit * above.outputs;
    let wide = WIDE && block < layer.outputs / 4u;
    var a = vec4f(0.0);
    var b = vec4f(0.0);
    var c = vec4f(0.0);
    var d = vec4f(0.0);
    if (wide) {
      for (var k = 0u; k < above.outputs; k++) {
        let g = tile_vectors[slope_index(next + k, quad)];
        a += state[state_index(WEIGHT, w + k)] * g;
        b += state[state_index(WEIGHT, w + above.outputs + k)] * g;
        c += state[state_index(WEIGHT, w + 2u * above.outputs + k)] * g;
        d += state[state_index(WEIGHT, w + 3u * above.outputs + k)] * g;
      }
    } else {
      for (var k = 0u; k < above.outputs; k++) { a += state[state_index(WEIGHT, w + k)] * tile_vectors[slope_index(next + k, quad)]; }
    }
    if (WIDE) {
      for (var k = 0u; k < select(1u, 4u, wide); k++) { scale_slope(first + unit + k, quad, above.scale * pick(k, a, b, c, d)); }
    } else {
      scale_slope(first + unit, quad, above.scale * a);
    }
  }
}

fn sum4(v: vec4f) -> f32 {
  return (v.x + v.y) + (v.z + v.w);
}

// Sums over samples of value times derivative, one vector a row of W, one lane a column; `bias` is of the derivative alone.
struct Sums { a: vec4f, b: vec4f, c: vec4f, d: vec4f, bias: vec4f }

fn products(h: vec4f, e: vec4f, f: vec4f, g: vec4f, k: vec4f) -> vec4f {
  return vec4f(sum4(h * e), sum4(h * f), sum4(h * g), sum4(h * k));
}

fn add_columns(sums: Sums, own: u32, rows: vec4u, tile: u32) -> Sums {
  var s = sums;
  for (var quad = 0u; quad < tile; quad++) {
    let e = tile_vectors[slope_index(own, quad)];
    let f = tile_vectors[slope_index(own + 1u, quad)];
    let g = tile_vectors[slope_index(own + 2u, quad)];
    let k = tile_vectors[slope_index(own + 3u, quad)];
    s.a += products(tile_vectors[value_index(rows.x, quad)], e, f, g, k);
    s.b += products(tile_vectors[value_index(rows.y, quad)], e, f, g, k);
    s.c += products(tile_vectors[value_index(rows.z, quad)], e, f, g, k);
    s.d += products(tile_vectors[value_index(rows.w, quad)], e, f, g, k);
    s.bias += vec4f(sum4(e), sum4(f), sum4(g), sum4(k));
  }
  return s;
}

fn add_column(sums: Sums, own: u32, rows: vec4u, tile: u32) -> Sums {
  var s = sums;
  for (var quad = 0u; quad < tile; quad++) {
    let e = tile_vectors[slope_index(own, quad)];
    s.a.x += sum4(tile_vectors[value_index(rows.x, quad)] * e);
    s.b.x += sum4(tile_vectors[value_index(rows.y, quad)] * e);
    s.c.x += sum4(tile_vectors[value_index(rows.z, quad)] * e);
    s.d.x += sum4(tile_vectors[value_index(rows.w, quad)] * e);
    s.bias.x += sum4(e);
  }
  return s;
}

// Whether some sweep takes more than one tile.
override TILED = true;

// A tile's place among all: `fresh` is the first, `complete` the last, which turns sums into the metric's gradient.
struct Place { tile: u32, fresh: bool, complete: bool, decay: f32 }

fn sum_so_far(j: u32, place: Place) -> f32 {
  if (!TILED || place.fresh) { return 0.0; }
  return state[state_index(GRADIENT, j)];
}

fn keep_sum(j: u32, place: Place, scale: f32, sum: f32) {
  if (!TILED || place.complete) {
    state[state_index(GRADIENT, j)] = scale * sum + place.decay * state[state_index(WEIGHT, j)];
  } else {
    state[state_index(GRADIENT, j)] = sum;
  }
}

// A block of the gradient: `rows` rows of W (four or what is left) from weight j on, `stride` apart, `bias` where its columns
// have one, else NONE.
struct Block { j: u32, stride: u32, rows: u32, bias: u32, scale: f32 }

fn begin_column(s: ptr<function, Sums>, k: u32, b: Block, place: Place) {
  let j = b.j + k;
  (*s).a[k] = sum_so_far(j, place);
  if (b.rows > 1u) { (*s).b[k] = sum_so_far(j + b.stride, place); }
  if (b.rows > 2u) { (*s).c[k] = sum_so_far(j + 2u * b.stride, place); }
  if (b.rows > 3u) { (*s).d[k] = sum_so_far(j + 3u * b.stride, place); }
  if (BIASED && b.bias != NONE) { (*s).bias[k] = sum_so_far(b.bias + k, place); }
}

fn keep_column(s: ptr<function, Sums>, k: u32, b: Block, place: Place) {
  let j = b.j + k;
  keep_sum(j, place, b.scale, (*s).a[k]);
  if (b.rows > 1u) { keep_sum(j + b.stride, place, b.scale, (*s).b[k]); }
  if (b.rows > 2u) { keep_sum(j + 2u * b.stride, place, b.scale, (*s).c[k]); }
  if (b.rows > 3u) { keep_sum(j + 3u * b.stride, place, b.scale, (*s).d[k]); }
  if (BIASED && b.bias != NONE) { keep_sum(b.bias + k, place, 1.0, (*s).bias[k]); }
}

// Adds the tile's share of the gradient of layer l's weights: an item is four rows of W by four columns (or one).
fn gradient(l: u32, place: Place, thread: u32) {
  let layer = shape.layers[l];
  let below = layer.first + shape.inputs - layer.inputs;
  let row_blocks = (layer.inputs + 3u) / 4u;
  let n = layer.outputs;
  for (var item = thread; item < row_blocks * blocks_of(n); item += WORKGROUP) {
    let row = 4u * (item % row_blocks);
    let block = item / row_blocks;
    let column = block_start(block, n);
    let wide = WIDE && block < n / 4u;
    let width = select(1u, 4u, wide);
    let rows = below + min(vec4u(row) + vec4u(0u, 1u, 2u, 3u), vec4u(layer.inputs - 1u));
    let bias = select(NONE, layer.biases + column, layer.biased != 0u && row == 0u);
    let b = Block(layer.weights + row * n + column, n, layer.inputs - row, bias, layer.scale);
    var s = Sums(vec4f(0.0), vec4f(0.0), vec4f(0.0), vec4f(0.0), vec4f(0.0));
    if (WIDE && TILED) {
      for (var k = 0u; k < width; k++) { begin_column(&s, k, b, place); }
    } else if (TILED) {
      begin_column(&s, 0u, b, place);
    }
    if (wide) {
      s = add_columns(s, layer.first + column, rows, place.tile);
    } else {
      s = add_column(s, layer.first + column, rows, place.tile);
    }
    if (WIDE) {
      for (var k = 0u; k < width; k++) { keep_column(&s, k, b, place); }
    } else {
      keep_column(&s, 0u, b, place);
    }
  }
}
