// A tile of samples in a network, four samples to a vector: each unit's value, and its slope or derivative of the metric.
#include ./shape.wgsl

// Values [unit, inputs first][quad], slopes [unit, first layer first][quad], a row [quad] for losses and one for errors, then
// the gradient's sums [half of the quads][weight].
@group(0) @binding(6) var<storage, read_write> tile_vectors: array<vec4f>;

fn tile_base() -> u32 {
  return run * ((shape.inputs + 2u * shape.units + 2u) * shape.quads + 2u * chunk.weights);
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

fn partial_index(half: u32, j: u32) -> u32 {
  return tile_base() + (shape.inputs + 2u * shape.units + 2u) * shape.quads + half * chunk.weights + j;
}
