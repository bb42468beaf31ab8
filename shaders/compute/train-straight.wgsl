// Trains small networks: one workgroup per run, many steps per dispatch, one lane of samples per thread, each
// with its own weights and sums. Generated around it (training/straight.ts): WEIGHTS, OUTPUTS and pass_of(s,
// over, q), the network's pass in straight-line code.
#include ../chunk/scalar/one-sample.wgsl
#include ../chunk/training/train-step.wgsl
#include ../chunk/training/group.wgsl
#include ../chunk/training/straight.wgsl

const LANES = 8u;

// A run's sums, lane by lane: over the gradient's weights, then of losses and of errors.
@group(0) @binding(6) var<storage, read_write> lanes: array<f32>;

fn lane_index(j: u32, lane: u32) -> u32 {
  return (run * (WEIGHTS + 2u) + j) * LANES + lane;
}

fn sum_of_lanes(j: u32) -> f32 {
  let at = lane_index(j, 0u);
  let even = vec4f(lanes[at], lanes[at + 1u], lanes[at + 2u], lanes[at + 3u]);
  let fours = even + vec4f(lanes[at + 4u], lanes[at + 5u], lanes[at + 6u], lanes[at + 7u]);
  return (fours.x + fours.z) + (fours.y + fours.w);
}

// Turns the lanes' sums into the metric's gradient.
fn complete_gradient(decay: f32, thread: u32) {
  var l = 0u;
  loop {
    let group = group_of(l);
    if (!group.learns) { continue; }
    for (var j = group.first + thread; j < group.end; j += LANES) {
      let scale = select(1.0, group.scale, j < group.biases);
      state[state_index(GRADIENT, j)] = scale * sum_of_lanes(j) + decay * state[state_index(WEIGHT, j)];
    }
    continuing {
      l++;
      break if l == group_count();
    }
  }
}

fn sweep(s: Sweep, over: SamplePass, thread: u32) {
  for (var j = 0u; j < WEIGHTS; j++) {
    w[j] = state[state_index(WEIGHT, j)];
    g[j] = 0.0;
  }
  var loss = 0.0;
  var errors = 0.0;
  var n = thread;
  loop {
    let found = pass_of(s, over, Lanes(sample_row(min(n, over.count - 1u), over.batch), n < over.count));
    loss += found.loss;
    errors += found.errors;
    continuing {
      n += LANES;
      break if n >= (over.count + LANES - 1u) / LANES * LANES;
    }
  }
  lanes[lane_index(WEIGHTS, thread)] = loss;
  if (COUNTING) { lanes[lane_index(WEIGHTS + 1u, thread)] = errors; }
  if (over.learn) {
    for (var j = 0u; j < WEIGHTS; j++) { lanes[lane_index(j, thread)] = g[j]; }
  }
  meet();
  total = vec2f(sum_of_lanes(WEIGHTS), 0.0);
  if (COUNTING) { total.y = sum_of_lanes(WEIGHTS + 1u); }
  if (over.learn) { complete_gradient(s.loss.decay, thread); }
  meet();
}

@compute @workgroup_size(LANES)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  train_run(group.x, thread);
}
