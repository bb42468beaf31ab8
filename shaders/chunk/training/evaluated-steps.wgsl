// Which steps of a run must be evaluated or kept, for kernels that otherwise only update.
#include ./train-state.wgsl

// The first step after t that must be evaluated or kept.
fn next_evaluated(r: Run, t: u32) -> u32 {
  if (keeps_tail(r, t + 1u)) { return t + 1u; }
  return min((t / r.every + 1u) * r.every, r.steps + 1u - TAIL);
}
