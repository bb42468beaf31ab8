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

// Sample n is of lane n mod 8: lanes 0 to 3 in even quads, 4 to 7 in odd ones. The lanes are added by halving.
fn sum_of_lanes(even: vec4f, odd: vec4f) -> f32 {
  let fours = even + odd;
  return (fours.x + fours.z) + (fours.y + fours.w);
}
