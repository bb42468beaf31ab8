// Weights that learn alike.
#include ./train-state.wgsl
#include ./shape.wgsl

// True where some layer has a scale or rates of its own, or does not learn; else all weights are alike.
override LAYERED = true;

// A layer's weights: those of W, which `scale` is for, and from `biases` on those of b.
struct Group { first: u32, biases: u32, end: u32, scale: f32, learns: bool }

fn group_count() -> u32 {
  return select(1u, shape.depth, LAYERED);
}

fn group_of(l: u32) -> Group {
  if (!LAYERED) { return Group(0u, chunk.weights, chunk.weights, 1.0, true); }
  let layer = shape.layers[l];
  let biases = layer.weights + layer.inputs * layer.outputs;
  return Group(layer.weights, biases, biases + select(0u, layer.outputs, layer.biased != 0u), layer.scale, layer.trained != 0u);
}
