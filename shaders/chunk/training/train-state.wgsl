// The inputs and the state of a training kernel: bindings of group 0. One workgroup per run.
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

// The steps [first, end) of a dispatch; `mode` is CAPTURE, TRAIN or CLOSE. `weights` is the number of weights
// of a run, `state` of its numbers in the buffer `state`, and `metrics` of the recorded metrics: the
// experiment's, then the watched ones.
struct Chunk { first: u32, end: u32, mode: u32, seed: u32, weights: u32, state: u32, sweeps: u32, metrics: u32 }

// A metric as a sum over samples: share times the sum, plus (decay/2)|w|^2. `column` is its column in a
// record, or NONE.
struct Reading { column: u32, share: f32, decay: f32 }

// A pass over one part of the data, which yields a loss and the zero-one errors. The first sweep yields the
// experiment's metric. `inputs`, `targets` and `weights` are offsets into `samples`; `weights` is NONE if every
// sample has weight 1. stop_share turns errors into the quantity of a stop rule.
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
  // Offset of the chunk's index lists in `step_words`, and words per step: count, share (bits), then indices;
  // NONE for full batches.
  batches: u32,
  batch_stride: u32,
  // Offset in `records`, and floats per record: loss, watched metrics, then the weights if record_weights is
  // 1.
  records: u32,
  record_stride: u32,
  record_weights: u32,
  // Offset in `records` of the ring of the last positions, TAIL times the weights.
  tail: u32,
  // Offset in `step_words` of the chunk's learning rates (float32 bits, one per step); NONE if the rate is
  // always rule.rate.
  rates: u32,
}

// Only the layers' rates are read on demand, since their index is not known beforehand.
struct RunEntry { run: Run, layer_rates: array<f32, 18> }

struct Progress { step: u32, status: u32, records: u32, first_loss: f32, norm: f32 }

@group(0) @binding(0) var<uniform> chunk: Chunk;
@group(0) @binding(1) var<storage, read> runs: array<RunEntry>;
@group(0) @binding(2) var<storage, read_write> progress: array<Progress>;
// For each run, weights, first moments, second moments and gradient, chunk.weights numbers each, then f_0 if
// it is centred.
@group(0) @binding(3) var<storage, read_write> state: array<f32>;
@group(0) @binding(4) var<storage, read_write> records: array<f32>;
@group(0) @binding(5) var<storage, read> sweeps: array<Sweep>;

var<private> run: u32;

// Number of last positions that determine the outcome: tailLength of outcome.ts.
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

// The status of a run at step t: FINISHED at the last step, STOPPED if its stop rule holds, DIVERGED if a
// recorded step is not finite or diverges.
fn status_at(r: Run, t: u32, loss: f32, errors: f32, norm: f32, first_loss: f32, weights_broken: bool) -> u32 {
  var stopped = false;
  if (r.stop == STOP_LOSS) { stopped = is_below(loss, r.stop_below); }
  if (r.stop == STOP_ZERO_ONE) { stopped = is_below(errors, r.stop_below); }
  if (r.stop == STOP_GRADIENT_NORM) { stopped = is_below(norm, r.stop_below); }
  if ((stopped || is_due(r, t)) && (weights_broken || diverges(loss, first_loss))) { return DIVERGED; }
  if (stopped) { return STOPPED; }
  return select(RUNNING, FINISHED, t == r.steps);
}

// Whether step t is recorded in any case.
fn is_due(r: Run, t: u32) -> bool {
  return t == r.steps || t % r.every == 0u;
}

// Whether the position at step t may be among a run's last TAIL.
fn keeps_tail(r: Run, t: u32) -> bool {
  return r.stop != 0u || t + TAIL > r.steps;
}

fn tail_index(r: Run, t: u32, j: u32) -> u32 {
  return r.tail + (t % TAIL) * chunk.weights + j;
}
