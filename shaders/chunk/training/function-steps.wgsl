// Trains functions of two weights by `plane_function`: one thread per run, many steps per dispatch. Weights,
// moments and progress stay in registers throughout a dispatch, and steps that need not be evaluated or kept
// only update.
#include ./train-state.wgsl
#include ./evaluated-steps.wgsl
#include ../scalar/random.wgsl
#include ./schedule.wgsl

override FUNCTION = 0u;
override PARAMETER_A: f32 = 0.0;
override PARAMETER_B: f32 = 0.0;
// Whether some run adds noise.
override NOISY = true;

// The two weights with their moments.
struct Pair { x: Moments, y: Moments }

fn loaded(j: u32) -> Moments {
  return Moments(
    state[state_index(WEIGHT, j)], state[state_index(FIRST_MOMENT, j)], state[state_index(SECOND_MOMENT, j)]);
}

fn store(j: u32, s: Moments) {
  state[state_index(WEIGHT, j)] = s.weight;
  state[state_index(FIRST_MOMENT, j)] = s.first;
  state[state_index(SECOND_MOMENT, j)] = s.second;
}

// Value (x) and gradient (y, z) of the experiment's metric, including its weight decay.
fn metric_at(w: vec2f) -> vec3f {
  let f = plane_function(FUNCTION, w.x, w.y, vec2f(PARAMETER_A, PARAMETER_B));
  let decay = sweeps[0].loss.decay;
  return f + vec3f(decay * (0.5 * dot(w, w)), decay * w);
}

fn noise_of(r: Run, t: u32, j: u32) -> f32 {
  if (!NOISY || r.rule.noise == 0.0) { return 0.0; }
  return r.rule.noise * normal_draw(chunk.seed, r.rule.noise_key, t + 1u, j);
}

// Makes update t + 1.
fn stepped(r: Run, factor: f32, t: u32, s: Pair) -> Pair {
  let rate = rate_at(r, t) * factor;
  if (rate == 0.0) { return s; }
  let g = metric_at(vec2f(s.x.weight, s.y.weight)).yz;
  let corrections = bias_corrections(r.rule, t + 1u);
  return Pair(
    updated(r.rule, rate, corrections, s.x, g.x + noise_of(r, t, 0u)),
    updated(r.rule, rate, corrections, s.y, g.y + noise_of(r, t, 1u)));
}

fn record(r: Run, at: u32, w: vec2f) {
  let value = plane_function(FUNCTION, w.x, w.y, vec2f(PARAMETER_A, PARAMETER_B)).x;
  for (var k = 0u; k < chunk.metrics; k++) { records[at + k] = value + sweeps[k].loss.decay * (0.5 * dot(w, w)); }
  if (r.record_weights != 0u) {
    records[at + chunk.metrics] = w.x;
    records[at + chunk.metrics + 1u] = w.y;
  }
}

// The run's progress at step t, which is also recorded and kept if necessary.
fn evaluated(r: Run, t: u32, w: vec2f, before: Progress) -> Progress {
  var p = before;
  let f = metric_at(w);
  if (t == 0u) { p.first_loss = f.x; }
  p.step = t;
  p.status = status_at(r, t, f.x, f.x, length(f.yz), p.first_loss, is_not_finite(w.x) || is_not_finite(w.y));
  if (is_due(r, t) || p.status != RUNNING) {
    record(r, r.records + p.records * r.record_stride, w);
    p.records++;
  }
  if (keeps_tail(r, t)) {
    records[tail_index(r, t, 0u)] = w.x;
    records[tail_index(r, t, 1u)] = w.y;
  }
  return p;
}

fn train_run(thread: u32) {
  if (thread >= arrayLength(&runs)) { return; }
  run = thread;
  let r = runs[run].run;
  let factor = runs[run].layer_rates[0];
  var p = progress[run];
  var s = Pair(loaded(0u), loaded(1u));
  if (chunk.mode == CLOSE) {
    progress[run].norm = length(metric_at(vec2f(s.x.weight, s.y.weight)).yz);
    return;
  }
  if (p.status != RUNNING) { return; }
  for (var t = chunk.first; t < chunk.end;) {
    p = evaluated(r, t, vec2f(s.x.weight, s.y.weight), p);
    if (p.status != RUNNING) { break; }
    for (let next = min(next_evaluated(r, t), chunk.end); t < next; t++) { s = stepped(r, factor, t, s); }
  }
  store(0u, s.x);
  store(1u, s.y);
  progress[run] = p;
}
