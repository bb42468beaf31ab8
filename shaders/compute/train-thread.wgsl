// Trains many small networks: one thread per run, many steps per dispatch. Weights, moments and gradient stay
// in registers throughout a dispatch; samples go one by one, lane by lane; and steps that need not be
// evaluated or kept only update. Generated around it (training/straight.ts and training/thread.ts): WEIGHTS,
// OUTPUTS, pass_of(s, over, q), sum_of_passes(s, over) over the pass's samples, and the operations on each
// weight.
#include ../chunk/scalar/one-sample.wgsl
#include ../chunk/training/sample-pass.wgsl
#include ../chunk/training/group.wgsl
#include ../chunk/training/straight.wgsl
#include ../chunk/training/evaluated-steps.wgsl
#include ../chunk/scalar/random.wgsl

override WORKGROUP = 4u;
// Whether some run adds noise.
override NOISY = true;

var<private> firsts: array<f32, WEIGHTS>;
var<private> seconds: array<f32, WEIGHTS>;

// The noise of an update. This is the only array filled in a loop, since the draws are too long to write out
// for each weight.
var<private> noises: array<f32, WEIGHTS>;

fn draw_noise(r: Run, t: u32) {
  if (!NOISY) { return; }
  for (var j = 0u; j < WEIGHTS; j++) { noises[j] = r.rule.noise * normal_draw(chunk.seed, r.rule.noise_key, t + 1u, j); }
}

fn noise_of(j: u32) -> f32 {
  if (!NOISY) { return 0.0; }
  return noises[j];
}

// Returns loss, and errors before their share, over samples; if the pass learns, leaves the metric's gradient
// in g.
fn sweep(s: Sweep, over: SamplePass) -> Losses {
  let sum = sum_of_passes(s, over);
  if (over.learn) { complete_gradient(s.loss.decay); }
  return sum;
}

// The samples of the sweep at step t: all if the step is evaluated, then the batch of update t + 1.
fn sample_pass_at(r: Run, t: u32, evaluating: bool) -> SamplePass {
  let s = sweeps[0];
  if (chunk.mode == CAPTURE) { return SamplePass(s.count, NONE, 0.0, false, false, true); }
  if (!BATCHED || r.batches == NONE || evaluating || chunk.mode == CLOSE) {
    return SamplePass(s.count, NONE, s.loss.share, true, COUNTING && r.stop == STOP_ZERO_ONE, false);
  }
  let at = r.batches + (t - chunk.first) * r.batch_stride;
  return SamplePass(step_words[at], at + 2u, bitcast<f32>(step_words[at + 1u]), true, false, false);
}

// The run's progress at step t, which is also recorded and kept if necessary.
fn evaluated(r: Run, t: u32, sum: Losses, before: Progress) -> Progress {
  var p = before;
  let s = sweeps[0];
  var loss = sum.loss;
  if (s.loss.decay != 0.0) { loss += s.loss.decay * (0.5 * square_of_weights()); }
  if (t == 0u) { p.first_loss = loss; }
  p.step = t;
  p.status = status_at(
    r, t, loss, s.stop_share * sum.errors, sqrt(square_of_gradient()), p.first_loss, weights_are_broken());
  if (is_due(r, t) || p.status != RUNNING) {
    let at = r.records + p.records * r.record_stride;
    records[at] = loss;
    if (r.record_weights != 0u) { keep(at + 1u); }
    p.records++;
  }
  if (keeps_tail(r, t)) { keep(tail_index(r, t, 0u)); }
  return p;
}

// Continues from step chunk.first. Each turn is a sweep, followed by the evaluation if the step is evaluated,
// and, with full batches, by the update.
fn train(r: Run, before: Progress) -> Progress {
  var p = before;
  var t = chunk.first;
  var next = t;
  loop {
    let evaluating = chunk.mode == TRAIN && t == next;
    let over = sample_pass_at(r, t, evaluating);
    let sum = sweep(sweeps[0], over);
    for (var once = evaluating; once; once = false) {
      p = evaluated(r, t, sum, p);
      next = next_evaluated(r, t);
    }
    if (chunk.mode != TRAIN || p.status != RUNNING) { break; }
    if (!BATCHED || !evaluating || r.batches == NONE) {
      update(r, t);
      t++;
      if (t == chunk.end) { break; }
    }
  }
  return p;
}

@compute @workgroup_size(WORKGROUP)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= arrayLength(&runs)) { return; }
  run = id.x;
  let before = progress[run];
  if (chunk.mode == TRAIN && before.status != RUNNING) { return; }
  load();
  let after = train(runs[run].run, before);
  if (chunk.mode == TRAIN) {
    store();
    progress[run] = after;
  }
  if (chunk.mode == CLOSE) { progress[run].norm = sqrt(square_of_gradient()); }
}
