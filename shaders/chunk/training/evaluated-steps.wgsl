// The steps of a run that are evaluated or kept, for kernels that do no more than update in between.
#include ./train-state.wgsl

// The first step after t that has to be evaluated or kept.
fn next_evaluated(r: Run, t: u32) -> u32 {
  if (keeps_tail(r, t + 1u)) { return t + 1u; }
  return min((t / r.every + 1u) * r.every, r.steps + 1u - TAIL);
}
