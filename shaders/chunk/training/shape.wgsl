// A network's shape.

// z = scale W'h + b. `first` is its first unit, counted over all layers but the inputs; `weights` and `biases` are offsets in
// the flat weights.
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

// `units` are those of all layers but the inputs, `lowest` is the lowest layer that learns, `quads` the most fours of samples
// in a tile, `rows` its vectors for each of them. Bit l of `skips` is set where layer l has a skip: what comes in times `skip`, and what the
// layer makes of it times `branch`. Uniform, so that neither a width nor a slider asks for another pipeline.
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
