// Trains functions of two weights: one thread for each run, many steps in a dispatch.
#include ../chunk/train-state.wgsl
#include ../chunk/function.wgsl
#include ../chunk/random.wgsl

override WORKGROUP = 4u;
override FUNCTION = 0u;
override PARAMETER_A: f32 = 0.0;
override PARAMETER_B: f32 = 0.0;

fn updated_weight(r: Run, t: u32, j: u32, slope: f32) {
  let rate = r.rule.rate * r.layer_rates[0];
  if (rate == 0.0) { return; }
  var g = slope;
  if (r.rule.noise != 0.0) { g += r.rule.noise * normal_draw(chunk.seed, r.rule.noise_key, t + 1u, j); }
  let before = Moments(
    state[state_index(WEIGHT, j)], state[state_index(FIRST_MOMENT, j)], state[state_index(SECOND_MOMENT, j)]);
  let after = updated(r.rule, rate, bias_corrections(r.rule, t + 1u), before, g);
  state[state_index(WEIGHT, j)] = after.weight;
  state[state_index(FIRST_MOMENT, j)] = after.first;
  state[state_index(SECOND_MOMENT, j)] = after.second;
}

// Visits step t; returns whether the run goes on.
fn visit(r: Run, t: u32) -> bool {
  let w = vec2f(state[state_index(WEIGHT, 0u)], state[state_index(WEIGHT, 1u)]);
  let f = plane_function(FUNCTION, w.x, w.y, vec2f(PARAMETER_A, PARAMETER_B));
  let g = f.yz + sweeps[0].loss.decay * w;
  let norm = sqrt(dot(g, g));
  if (chunk.mode == CLOSE) {
    progress[run].norm = norm;
    return false;
  }
  let half_square = 0.5 * dot(w, w);
  let loss = f.x + sweeps[0].loss.decay * half_square;
  if (t == 0u) { progress[run].first_loss = loss; }
  let broken = is_not_finite(w.x) || is_not_finite(w.y);
  let status = status_at(r, t, loss, loss, norm, progress[run].first_loss, broken);
  progress[run].step = t;
  progress[run].status = status;
  if (is_due(r, t) || status != RUNNING) {
    let at = r.records + progress[run].records * r.record_stride;
    for (var k = 0u; k < chunk.metrics; k++) { records[at + k] = f.x + sweeps[k].loss.decay * half_square; }
    if (r.record_weights != 0u) {
      records[at + chunk.metrics] = w.x;
      records[at + chunk.metrics + 1u] = w.y;
    }
    progress[run].records++;
  }
  if (keeps_tail(r, t)) {
    records[tail_index(r, t, 0u)] = w.x;
    records[tail_index(r, t, 1u)] = w.y;
  }
  if (status != RUNNING) { return false; }
  updated_weight(r, t, 0u, g.x);
  updated_weight(r, t, 1u, g.y);
  return true;
}

@compute @workgroup_size(WORKGROUP)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= arrayLength(&runs)) { return; }
  run = id.x;
  if (chunk.mode == TRAIN && progress[run].status != RUNNING) { return; }
  let r = runs[run];
  for (var t = chunk.first; t < chunk.end; t++) {
    if (!visit(r, t)) { break; }
  }
}
