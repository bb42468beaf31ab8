// The training of a network. Step t evaluates the metric on the training set if necessary, decides whether
// the run ends, records, and updates to step t + 1. With full batches, evaluating and learning are one sweep.
// The including variant defines sweep(s, over, thread), which leaves loss and errors in `total` and, if the
// pass learns, computes the metric's gradient.
#include ./train-state.wgsl
#include ./group.wgsl
#include ./sample-pass.wgsl
#include ../scalar/random.wgsl

override WORKGROUP = 64u;

const STRIPES = 64u;

var<workgroup> stripes: array<f32, STRIPES>;
var<workgroup> broken: atomic<u32>;
var<workgroup> verdict: u32;

// Loss, and errors before their share, of the current sweep; only in thread 0.
var<private> total: vec2f;

fn meet() {
  storageBarrier();
}

// Sum of squares of state `kind` over all weights, in 64 stripes for any size of workgroup; only in thread 0.
fn square_sum(kind: u32, thread: u32) -> f32 {
  meet();
  for (var stripe = thread; stripe < STRIPES; stripe += WORKGROUP) {
    var sum = 0.0;
    for (var j = stripe; j < chunk.weights; j += STRIPES) {
      let x = state[state_index(kind, j)];
      sum += x * x;
    }
    stripes[stripe] = sum;
  }
  meet();
  var sum = 0.0;
  if (thread == 0u) {
    for (var stripe = 0u; stripe < STRIPES; stripe++) { sum += stripes[stripe]; }
  }
  return sum;
}

fn look_for_broken_weights(thread: u32) {
  for (var j = thread; j < chunk.weights; j += WORKGROUP) {
    if (is_not_finite(state[state_index(WEIGHT, j)])) { atomicStore(&broken, 1u); }
  }
  meet();
}

fn record_at(r: Run) -> u32 {
  return r.records + progress[run].records * r.record_stride;
}

// Sets the run's status at step t; called by thread 0.
fn decide(r: Run, t: u32, loss: f32, errors: f32, norm: f32) {
  if (t == 0u) { progress[run].first_loss = loss; }
  let first = progress[run].first_loss;
  verdict = status_at(r, t, loss, errors, norm, first, atomicLoad(&broken) != 0u);
  progress[run].step = t;
  progress[run].status = verdict;
}

fn update(r: Run, t: u32, thread: u32) {
  let corrections = bias_corrections(r.rule, t + 1u);
  let current = rate_at(r, t);
  var l = 0u;
  loop {
    let group = group_of(l);
    var rate = current;
    if (LAYERED) { rate *= runs[run].layer_rates[l]; }
    if (!group.learns || rate == 0.0) { continue; }
    for (var j = group.first + thread; j < group.end; j += WORKGROUP) {
      let first = state_index(FIRST_MOMENT, j);
      let second = state_index(SECOND_MOMENT, j);
      var g = state[state_index(GRADIENT, j)];
      if (r.rule.noise != 0.0) { g += r.rule.noise * normal_draw(chunk.seed, r.rule.noise_key, t + 1u, j); }
      let after = updated(r.rule, rate, corrections, Moments(state[state_index(WEIGHT, j)], state[first], state[second]), g);
      state[state_index(WEIGHT, j)] = after.weight;
      state[first] = after.first;
      state[second] = after.second;
    }
    continuing {
      l++;
      break if l == group_count();
    }
  }
  meet();
}

// The samples of turn `turn` of step t in sweep s, and their purpose: the first turn evaluates the metric,
// the last learns from a batch, those in between watch. A count of 0 skips the turn.
fn sample_pass_of(turn: u32, s: Sweep, r: Run, t: u32, status: u32) -> SamplePass {
  let nothing = SamplePass(0u, NONE, 0.0, false, false, false);
  let full = !BATCHED || r.batches == NONE;
  let counting = s.errors.column != NONE;
  if (CENTERED && chunk.mode == CAPTURE) {
    if (turn == chunk.sweeps) { return nothing; }
    return SamplePass(s.count, NONE, 0.0, false, false, true);
  }
  if (turn == 0u) {
    if (chunk.mode == TRAIN && !full && !is_due(r, t) && r.stop == 0u) { return nothing; }
    let learn = chunk.mode == CLOSE || r.stop == STOP_GRADIENT_NORM || (full && t < r.steps);
    return SamplePass(s.count, NONE, s.loss.share, learn, counting || r.stop == STOP_ZERO_ONE, false);
  }
  if (chunk.mode == CLOSE) { return nothing; }
  if (turn < chunk.sweeps) {
    if (!is_due(r, t) && status == RUNNING) { return nothing; }
    return SamplePass(s.count, NONE, s.loss.share, false, counting, false);
  }
  if (full || status != RUNNING) { return nothing; }
  let at = r.batches + (t - chunk.first) * r.batch_stride;
  return SamplePass(step_words[at], at + 2u, bitcast<f32>(step_words[at + 1u]), true, false, false);
}

// |w|^2 (x) if a metric of the sweep has a decay, and the square of the gradient (y) if requested; only in thread 0.
fn squares(s: Sweep, of_gradient: bool, thread: u32) -> vec2f {
  var sums = vec2f(0.0);
  let decays = chunk.mode == TRAIN && (s.loss.decay != 0.0 || s.errors.decay != 0.0);
  for (var i = 0u; i < 2u; i++) {
    if (!select(decays, of_gradient, i == 1u)) { continue; }
    let sum = square_sum(select(WEIGHT, GRADIENT, i == 1u), thread);
    if (i == 0u) { sums.x = sum; } else { sums.y = sum; }
  }
  return sums;
}

// A metric from its sum over samples, recorded if it has a column.
fn metric_of(reading: Reading, sum: f32, half_square: f32, r: Run) -> f32 {
  let value = sum + reading.decay * half_square;
  if (reading.column != NONE) { records[record_at(r) + reading.column] = value; }
  return value;
}

// Writes the weights of step t to the record, if one is due, and to the last positions. Threads divide the
// weights differently than in the update, so all must have read theirs before any of them goes on.
fn keep_weights(r: Run, t: u32, due: bool, thread: u32) {
  let recorded = due && r.record_weights != 0u;
  let last = keeps_tail(r, t);
  if (!recorded && !last) { return; }
  let at = record_at(r) + chunk.metrics;
  for (var j = thread; j < chunk.weights; j += WORKGROUP) {
    let w = state[state_index(WEIGHT, j)];
    if (recorded) { records[at + j] = w; }
    if (last) { records[tail_index(r, t, j)] = w; }
  }
  meet();
}

// Makes step t: evaluates, decides, records and, if the run continues, updates. Returns whether it continues.
fn train_step(r: Run, t: u32, thread: u32) -> bool {
  let evaluating = is_due(r, t) || r.stop != 0u;
  let turns = chunk.sweeps + select(0u, 1u, BATCHED);
  var turn = 0u;
  loop {
    let s = sweeps[select(turn, 0u, turn == chunk.sweeps)];
    let over = sample_pass_of(turn, s, r, t, workgroupUniformLoad(&verdict));
    if (over.count == 0u) { continue; }
    sweep(s, over, thread);
    if (chunk.mode == CAPTURE || turn == chunk.sweeps) { continue; }
    if (chunk.mode == TRAIN && turn == 0u && !evaluating) { continue; }
    let square = squares(s, chunk.mode == CLOSE || (turn == 0u && r.stop == STOP_GRADIENT_NORM), thread);
    if (chunk.mode == CLOSE) {
      if (thread == 0u) { progress[run].norm = sqrt(square.y); }
      continue;
    }
    if (turn == 0u) { look_for_broken_weights(thread); }
    if (thread == 0u) {
      let loss = metric_of(s.loss, total.x, 0.5 * square.x, r);
      if (COUNTING) { _ = metric_of(s.errors, s.errors.share * total.y, 0.5 * square.x, r); }
      if (turn == 0u) { decide(r, t, loss, s.stop_share * total.y, sqrt(square.y)); }
    }
    continuing {
      turn++;
      break if turn == turns;
    }
  }
  if (chunk.mode != TRAIN) { return false; }
  let status = workgroupUniformLoad(&verdict);
  let due = is_due(r, t) || status != RUNNING;
  keep_weights(r, t, due, thread);
  if (due && thread == 0u) { progress[run].records++; }
  if (status != RUNNING) { return false; }
  update(r, t, thread);
  return true;
}

// Trains run `index` from its current state.
fn train_run(index: u32, thread: u32) {
  run = index;
  if (thread == 0u) { verdict = progress[run].status; }
  if (chunk.mode == TRAIN && workgroupUniformLoad(&verdict) != RUNNING) { return; }
  let r = runs[index].run;
  for (var t = chunk.first; t < chunk.end; t++) {
    if (!train_step(r, t, thread)) { break; }
  }
}
