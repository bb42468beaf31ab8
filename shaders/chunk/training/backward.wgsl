// Backpropagation through a tile.
#include ./forward.wgsl
#include ./group.wgsl

// Whether some sweep needs more than one tile.
override TILED = true;

// Turns the slope of a unit of layer l into the derivative of the metric. `through` comes from layer l + 1;
// the derivative that bypasses it is added.
fn scale_slope(l: u32, first: u32, unit: u32, quad: u32, through: vec4f) {
  var arriving = through;
  if (SKIPS) {
    let kept = arriving_index(unit, quad);
    if (has_skip(l + 1u)) { arriving += shape.skip * tile_vectors[kept]; }
    tile_vectors[kept] = arriving;
  }
  let at = slope_index(first + unit, quad);
  tile_vectors[at] *= arriving;
}

// Turns the slopes of layer l into derivatives of the metric: slope times scale W' times the derivatives of
// layer l + 1.
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
      for (var k = 0u; k < select(1u, 4u, wide); k++) { scale_slope(l, first, unit + k, quad, above.scale * pick(k, a, b, c, d)); }
    } else {
      scale_slope(l, first, unit, quad, above.scale * a);
    }
  }
}

// Sums of value times derivative over half of the quads: a matrix per row of W, with a vector per column
// whose four numbers are the four samples of a quad; `bias` sums only the derivative.
struct Sums { a: mat4x4f, b: mat4x4f, c: mat4x4f, d: mat4x4f, bias: mat4x4f }

// A tile's place among all tiles; `fresh` marks the first.
struct Place { tile: u32, fresh: bool }

// A block of the gradient: `rows` rows of W (four, or the rest), starting at weight j and `stride` apart.
// `bias` is the index of its columns' bias, or NONE.
struct Block { half: u32, j: u32, stride: u32, rows: u32, bias: u32 }

fn begin_column(s: ptr<function, Sums>, k: u32, b: Block) {
  let j = partial_index(b.half, b.j + k);
  (*s).a[k] = tile_vectors[j];
  if (b.rows > 1u) { (*s).b[k] = tile_vectors[j + b.stride]; }
  if (b.rows > 2u) { (*s).c[k] = tile_vectors[j + 2u * b.stride]; }
  if (b.rows > 3u) { (*s).d[k] = tile_vectors[j + 3u * b.stride]; }
  if (BIASED && b.bias != NONE) { (*s).bias[k] = tile_vectors[partial_index(b.half, b.bias + k)]; }
}

fn keep_column(s: ptr<function, Sums>, k: u32, b: Block) {
  let j = partial_index(b.half, b.j + k);
  tile_vectors[j] = (*s).a[k];
  if (b.rows > 1u) { tile_vectors[j + b.stride] = (*s).b[k]; }
  if (b.rows > 2u) { tile_vectors[j + 2u * b.stride] = (*s).c[k]; }
  if (b.rows > 3u) { tile_vectors[j + 3u * b.stride] = (*s).d[k]; }
  if (BIASED && b.bias != NONE) { tile_vectors[partial_index(b.half, b.bias + k)] = (*s).bias[k]; }
}

fn add_columns(s: ptr<function, Sums>, half: u32, own: u32, rows: vec4u, tile: u32) {
  for (var quad = half; quad < tile; quad += 2u) {
    let e = mat4x4f(
      tile_vectors[slope_index(own, quad)],
      tile_vectors[slope_index(own + 1u, quad)],
      tile_vectors[slope_index(own + 2u, quad)],
      tile_vectors[slope_index(own + 3u, quad)]);
    let a = tile_vectors[value_index(rows.x, quad)];
    let b = tile_vectors[value_index(rows.y, quad)];
    let c = tile_vectors[value_index(rows.z, quad)];
    let d = tile_vectors[value_index(rows.w, quad)];
    (*s).a += mat4x4f(a * e[0], a * e[1], a * e[2], a * e[3]);
    (*s).b += mat4x4f(b * e[0], b * e[1], b * e[2], b * e[3]);
    (*s).c += mat4x4f(c * e[0], c * e[1], c * e[2], c * e[3]);
    (*s).d += mat4x4f(d * e[0], d * e[1], d * e[2], d * e[3]);
    (*s).bias += e;
  }
}

fn add_column(s: ptr<function, Sums>, half: u32, own: u32, rows: vec4u, tile: u32) {
  for (var quad = half; quad < tile; quad += 2u) {
    let e = tile_vectors[slope_index(own, quad)];
    (*s).a[0] += tile_vectors[value_index(rows.x, quad)] * e;
    (*s).b[0] += tile_vectors[value_index(rows.y, quad)] * e;
    (*s).c[0] += tile_vectors[value_index(rows.z, quad)] * e;
    (*s).d[0] += tile_vectors[value_index(rows.w, quad)] * e;
    (*s).bias[0] += e;
  }
}

// Adds the tile's contribution to the sums for layer l's weights. An item is half of the quads for four rows
// of W by four columns (or one).
fn add_products(l: u32, place: Place, thread: u32) {
  let layer = shape.layers[l];
  let below = layer.first + shape.inputs - layer.inputs;
  let row_blocks = (layer.inputs + 3u) / 4u;
  let n = layer.outputs;
  for (var item = thread; item < 2u * row_blocks * blocks_of(n); item += WORKGROUP) {
    let half = item % 2u;
    let row = 4u * (item / 2u % row_blocks);
    let block = item / 2u / row_blocks;
    let column = block_start(block, n);
    let wide = WIDE && block < n / 4u;
    let width = select(1u, 4u, wide);
    let rows = below + min(vec4u(row) + vec4u(0u, 1u, 2u, 3u), vec4u(layer.inputs - 1u));
    let bias = select(NONE, layer.biases + column, layer.biased != 0u && row == 0u);
    let b = Block(half, layer.weights + row * n + column, n, layer.inputs - row, bias);
    var s = Sums(mat4x4f(), mat4x4f(), mat4x4f(), mat4x4f(), mat4x4f());
    if (TILED && !place.fresh) {
      if (WIDE) {
        for (var k = 0u; k < width; k++) { begin_column(&s, k, b); }
      } else {
        begin_column(&s, 0u, b);
      }
    }
    if (wide) {
      add_columns(&s, half, layer.first + column, rows, place.tile);
    } else {
      add_column(&s, half, layer.first + column, rows, place.tile);
    }
    if (WIDE) {
      for (var k = 0u; k < width; k++) { keep_column(&s, k, b); }
    } else {
      keep_column(&s, 0u, b);
    }
  }
}

// Turns the sums over all tiles into the metric's gradient.
fn complete_gradient(decay: f32, thread: u32) {
  var l = 0u;
  loop {
    let group = group_of(l);
    if (!group.learns) { continue; }
    for (var j = group.first + thread; j < group.idle; j += WORKGROUP) {
      let sum = sum_of_lanes(tile_vectors[partial_index(0u, j)], tile_vectors[partial_index(1u, j)]);
      let scale = select(1.0, group.scale, j < group.biases);
      state[state_index(GRADIENT, j)] = scale * sum + decay * state[state_index(WEIGHT, j)];
    }
    continuing {
      l++;
      break if l == group_count();
    }
  }
}
