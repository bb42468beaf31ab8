// A narrow network for QUADS vectors of four samples per thread: the point's weights formed once, the units'
// values in private arrays [unit][quad]. Generated around it: `weights` (the workgroup's, or the thread's own
// if THREADS is 1) with HELD vectors per point, UNITS, forward(base, at, quad, even, odd), hidden_value(z)
// and output_value(z).
#include ../scalar/activation-value.wgsl
#include ./samples.wgsl
#include ./weights.wgsl

alias Units = array<vec4f, QUADS * UNITS>;

// Forms the weights of a point once, if the program stores them.
fn hold_weights(base: u32, lane: u32, at: vec2f) {
  if (HELD < VECTORS) { return; }
  for (var i = lane; i < VECTORS; i += THREADS) { weights[base + i] = weight_vector(i, at); }
  if (THREADS > 1u) { workgroupBarrier(); }
}

// Vector `i` of the point's weights, stored or formed on the fly.
fn weights_at(i: u32, base: u32, at: vec2f) -> vec4f {
  if (HELD < VECTORS) { return weight_vector(i, at); }
  return weights[base + i];
}

// The thread's quad `i` steps further on, or the last quad.
fn near(quad: u32, i: u32) -> u32 {
  return min(quad + i * THREADS, terrain.quads - 1u);
}
