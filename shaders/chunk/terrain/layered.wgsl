// A deep network for QUADS vectors of four samples per thread; THREADS threads share a point. Workgroup
// memory holds the weights of one layer at a time, and each thread holds the units of its own samples. Layers
// may have skips and normalisation. Generated around it: the padded shape, THREADS, QUADS, UNITS, FIRST_UNITS
// (units of the first layer, in whole vectors), MOST (vectors of weights of the largest layer after the
// first), NORMED (most vectors of units normalised over the samples), MOMENTS (how many of them at once),
// PADDED (whether some threads have fewer samples than others), and forward(quad, at, thread), written by
// layered-forward.ts.
#include ../scalar/activation-value.wgsl
#include ../scalar/inverse-deviation.wgsl
#include ./samples.wgsl
#include ./weights.wgsl

alias Units = array<vec4f, QUADS * UNITS>;

// [origin, u, v][unit of the first layer][quad], from terrain-first.wgsl.
@group(0) @binding(5) var<storage, read_write> first_sums: array<vec4f>;

// W of a layer, then b.
var<workgroup> weights: array<vec4f, MOST>;
// [vector of units][thread]: each thread's means, and sums of squared distances from them.
var<workgroup> means: array<vec4f, MOMENTS * THREADS>;
var<workgroup> squares: array<vec4f, MOMENTS * THREADS>;
// The units' means over all samples, then 1/sigma.
var<workgroup> norms: array<vec4f, 2u * NORMED>;

fn load_weights(first: u32, count: u32, at: vec2f, thread: u32) {
  for (var i = thread; i < count; i += THREADS) { weights[i] = weight_vector(first + i, at); }
}

// scale W'x + b of the first layer, which is linear in (a, b).
fn first_sum(unit: u32, quad: u32, at: vec2f) -> vec4f {
  let i = unit * terrain.quads + quad;
  let size = FIRST_UNITS * terrain.quads;
  return first_sums[i] + at.x * first_sums[size + i] + at.y * first_sums[2u * size + i];
}

fn are_samples(quad: u32) -> vec4<bool> {
  return vec4u(4u * quad) + vec4u(0u, 1u, 2u, 3u) < vec4u(terrain.samples);
}

// Number of samples of a thread.
fn samples_of(thread: u32) -> f32 {
  if (!PADDED) { return f32(4u * QUADS); }
  var count = 0u;
  for (var q = 0u; q < QUADS; q++) {
    let first = 4u * (q * THREADS + thread);
    count += min(4u, max(terrain.samples, first) - first);
  }
  return f32(count);
}

// Mean and 1/sigma of `count` vectors of units, starting at `first`, from the threads' moments in the order
// of the threads. The sum of squares adds each thread's own and n times the squared distance of its mean from
// the overall mean (Chan, Golub, LeVeque 1983). The loop of the other threads has length 0, since behind a
// branch they would take as long on a software adapter.
fn combine_moments(first: u32, count: u32, thread: u32) {
  let all = f32(terrain.samples);
  let end = select(0u, THREADS, thread < count);
  var mean = vec4f(0.0);
  for (var i = 0u; i < end; i++) {
    mean += samples_of(i) / all * means[thread * THREADS + i];
  }
  var square = vec4f(0.0);
  for (var i = 0u; i < end; i++) {
    let d = means[thread * THREADS + i] - mean;
    square += squares[thread * THREADS + i] + samples_of(i) * d * d;
  }
  if (thread < count) {
    norms[first + thread] = mean;
    norms[NORMED + first + thread] = inverse_deviation(square / all);
  }
}
