// A network's state for a tile of samples, four samples to a vector: each unit's value, and its slope or the
// derivative of the metric.
#include ./shape.wgsl

// The axis over which the sums of hidden layers are normalised.
const OVER_NOTHING = 0u;
const OVER_SAMPLES = 1u;
const OVER_UNITS = 2u;
override NORMALIZATION = OVER_NOTHING;

// Values [unit, inputs first][quad], slopes [unit, first layer first][quad], a row [quad] of losses and one
// of errors; with normalisation, the normalised sums [unit][quad]; with skips, the derivatives with respect
// to one layer's values [unit of the layer][quad]; then the gradient's sums [half of the quads][weight].
@group(0) @binding(6) var<storage, read_write> tile_vectors: array<vec4f>;

fn tile_base() -> u32 {
  return run * (shape.rows * shape.quads + 2u * chunk.weights);
}

fn value_index(unit: u32, quad: u32) -> u32 {
  return tile_base() + unit * shape.quads + quad;
}

// `unit` counts from the first hidden unit.
fn slope_index(unit: u32, quad: u32) -> u32 {
  return tile_base() + (shape.inputs + shape.units + unit) * shape.quads + quad;
}

fn loss_index(quad: u32) -> u32 {
  return tile_base() + (shape.inputs + 2u * shape.units) * shape.quads + quad;
}

fn errors_index(quad: u32) -> u32 {
  return loss_index(quad) + shape.quads;
}

fn normal_index(unit: u32, quad: u32) -> u32 {
  return errors_index(quad) + (1u + unit) * shape.quads;
}

// `unit` counts from the layer's first.
fn arriving_index(unit: u32, quad: u32) -> u32 {
  return normal_index(select(0u, shape.units, NORMALIZATION != OVER_NOTHING) + unit, quad);
}

fn partial_index(half: u32, j: u32) -> u32 {
  return tile_base() + shape.rows * shape.quads + half * chunk.weights + j;
}
