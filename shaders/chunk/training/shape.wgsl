// A network's shape.

// z = scale W'h + b. `first` is its first unit, counted over all layers but the inputs; `weights` and
// `biases` are offsets in the flat weights.
struct Layer {
  inputs: u32,
  outputs: u32,
  weights: u32,
  biases: u32,
  biased: u32,
  trained: u32,
  first: u32,
  scale: f32,
}

// `units` counts all layers but the inputs, `lowest` is the lowest trained layer, `quads` the most groups of
// four samples in a tile, and `rows` the tile's vectors per quad. Bit l of `skips` is set if layer l has a
// skip: its input times `skip` plus its own output times `branch`. A uniform, so that neither a width nor a
// slider needs another pipeline.
struct Shape {
  depth: u32,
  inputs: u32,
  outputs: u32,
  units: u32,
  lowest: u32,
  quads: u32,
  rows: u32,
  skips: u32,
  linearity: f32,
  output_scale: f32,
  skip: f32,
  branch: f32,
  @align(16) layers: array<Layer, 18>,
}

@group(0) @binding(9) var<uniform> shape: Shape;
