// Groups of weights that learn alike.
#include ./train-state.wgsl
#include ./shape.wgsl

// Whether some layer has its own scale or rates, is not trained, or has biases without effect; otherwise all
// weights are alike.
override LAYERED = true;

// A layer's weights: those of W, to which `scale` applies, then those of b from `biases` on. From `idle` on
// they have no effect, as the mean over the samples cancels them, and their gradient is 0.
struct Group { first: u32, biases: u32, idle: u32, end: u32, scale: f32, learns: bool }

fn group_count() -> u32 {
  return select(1u, shape.depth, LAYERED);
}

fn group_of(l: u32) -> Group {
  if (!LAYERED) { return Group(0u, chunk.weights, chunk.weights, chunk.weights, 1.0, true); }
  let layer = shape.layers[l];
  let biases = layer.weights + layer.inputs * layer.outputs;
  let idle = biases + select(0u, layer.outputs, layer.biased != 0u);
  let next = shape.layers[min(l + 1u, shape.depth - 1u)].weights;
  let end = select(next, chunk.weights, l + 1u == shape.depth);
  return Group(layer.weights, biases, idle, end, layer.scale, layer.trained != 0u);
}
