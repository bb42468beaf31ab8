// The numbers that a training kernel reads and keeps. Bindings of group 0; one workgroup for each run.
#include ../scalar/finite.wgsl
#include ./update.wgsl

const NONE = 0xffffffffu;

const CAPTURE = 0u;
const TRAIN = 1u;
const CLOSE = 2u;

const RUNNING = 0u;
const FINISHED = 1u;
const STOPPED = 2u;
const DIVERGED = 3u;

const STOP_LOSS = 1u;
const STOP_ZERO_ONE = 2u;
const STOP_GRADIENT_NORM = 3u;

// The steps [first, end) of a dispatch; `mode` is CAPTURE, TRAIN or CLOSE. `weights` are those of a run, `state` its numbers in
// `state`, `metrics` those that are recorded: the experiment's, then the watched ones.
struct Chunk { first: u32, end: u32, mode: u32, seed: u32, weights: u32, state: u32, sweeps: u32, metrics: u32 }

// A metric made from a sum over samples: share times the sum, and (decay/2)|w|^2. Its column in a record, NONE where it is in
// none.
struct Reading { column: u32, share: f32, decay: f32 }

// A pass over one part, from which a loss and the errors (zero-one) are read; the first is the experiment's metric. Offsets into
// `samples`; `weights` is NONE where every weight is 1. stop_share makes of errors what a rule that stops a run looks at.
struct Sweep {
  code: u32,
  count: u32,
  inputs: u32,
  targets: u32,
  weights: u32,
  reference: u32,
  loss: Reading,
  errors: Reading,
  stop_share: f32,
}

struct Run {
  rule: Rule,
  steps: u32,
  every: u32,
  stop: u32,
  stop_below: f32,
  // Offset of the chunk's index lists in `step_words` and words a step: count, share (bits), then indices; NONE for full batches.
  batches: u32,
  batch_stride: u32,
  // Offset in `records` and floats a record: loss, watched metrics, then the weights where record_weights is 1.
  records: u32,
  record_stride: u32,
  record_weights: u32,
  // Offset in `records` of the ring of its last positions, TAIL times the weights.
  tail: u32,
  // Offset of the chunk's learning rates (float32 bits, one a step) in `step_words`; NONE where the rate is always rule.rate.
  rates: u32,
}

// Of all that a run has, its layers' rates alone are read where they are needed, at a place that is not known before.
struct RunEntry { run: Run, layer_rates: array<f32, 18> }

struct Progress { step: u32, status: u32, records: u32, first_loss: f32, norm: f32 }

@group(0) @binding(0) var<uniform> chunk: Chunk;
@group(0) @binding(1) var<storage, read> runs: array<RunEntry>;
@group(0) @binding(2) var<storage, read_write> progress: array<Progress>;
// For each run weights, first moments, second moments and gradient, chunk.weights numbers each, then f_0 where it is centred.
@group(0) @binding(3) var<storage, read_write> state: array<f32>;
@group(0) @binding(4) var<storage, read_write> records: array<f32>;
@group(0) @binding(5) var<storage, read> sweeps: array<Sweep>;

var<private> run: u32;

// Positions that outcomes look at: outcome.ts's tailLength.
const TAIL = 17u;

const WEIGHT = 0u;
const FIRST_MOMENT = 1u;
const SECOND_MOMENT = 2u;
const GRADIENT = 3u;
const REFERENCE = 4u;

fn state_index(kind: u32, j: u32) -> u32 {
  return run * chunk.state + kind * chunk.weights + j;
}

fn diverges(loss: f32, first_loss: f32) -> bool {
  return is_not_finite(loss) || abs(loss) > 1e6 * (1.0 + abs(first_loss));
}

fn is_below(quantity: f32, bound: f32) -> bool {
  return !is_not_a_number(quantity) && quantity < bound;
}

// The status of a run at step t: FINISHED at its last, STOPPED where its rule holds, DIVERGED where a recorded step is broken.
fn status_at(r: Run, t: u32, loss: f32, errors: f32, norm: f32, first_loss: f32, weights_broken: bool) -> u32 {
  var stopped = false;
  if (r.stop == STOP_LOSS) { stopped = is_below(loss, r.stop_below); }
  if (r.stop == STOP_ZERO_ONE) { stopped = is_below(errors, r.stop_below); }
  if (r.stop == STOP_GRADIENT_NORM) { stopped = is_below(norm, r.stop_below); }
  if ((stopped || is_due(r, t)) && (weights_broken || diverges(loss, first_loss))) { return DIVERGED; }
  if (stopped) { return STOPPED; }
  return select(RUNNING, FINISHED, t == r.steps);
}

// True where step t is recorded whatever happens.
fn is_due(r: Run, t: u32) -> bool {
  return t == r.steps || t % r.every == 0u;
}

// True where the position at step t may be among a run's last TAIL.
fn keeps_tail(r: Run, t: u32) -> bool {
  return r.stop != 0u || t + TAIL > r.steps;
}

fn tail_index(r: Run, t: u32, j: u32) -> u32 {
  return r.tail + (t % TAIL) * chunk.weights + j;
}
