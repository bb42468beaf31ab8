// The grid of all terrain kernels: bindings 0 (terrain), 1 (axes), 3 (plane) and 4 (values) of group 0.

struct Terrain {
  // The items of this dispatch, first to first + count - 1: points (narrow variants), or tiles of samples,
  // `tiles` per point, starting at point `batch` (wide variants).
  first: u32,
  count: u32,
  // Points in a row of the grid; a varies fastest.
  columns: u32,
  // Number of samples, and of vectors of four of them.
  samples: u32,
  quads: u32,
  linearity: f32,
  output_scale: f32,
  // Factor of a weighted loss, reduction included.
  share: f32,
  // residual + |R (at - centre)|^2 = (c/2)|w|^2 with R upper triangular, R'R being c/2 times the Gram matrix
  // of u and v. All are 0 without decay.
  centre: vec2f,
  diagonal: vec2f,
  off_diagonal: f32,
  residual: f32,
  batch: u32,
  tiles: u32,
  // h = skip h + branch phi(N(z)) for a layer with a skip.
  skip: f32,
  branch: f32,
}

@group(0) @binding(0) var<uniform> terrain: Terrain;
// a of each column, then b of each row.
@group(0) @binding(1) var<storage, read> axes: array<f32>;
// origin, then u, then v, in vectors of the padded weights.
@group(0) @binding(3) var<storage, read> plane: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> values: array<f32>;

fn coordinates(point: u32) -> vec2f {
  return vec2f(axes[point % terrain.columns], axes[terrain.columns + point / terrain.columns]);
}

// (c/2)|w|^2, without a sum over the weights and without cancellation.
fn weight_decay(at: vec2f) -> f32 {
  let d = at - terrain.centre;
  let x = terrain.diagonal.x * d.x + terrain.off_diagonal * d.y;
  let y = terrain.diagonal.y * d.y;
  return terrain.residual + x * x + y * y;
}
