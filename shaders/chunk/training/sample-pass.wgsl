// The samples that a sweep goes over, and what it is for.
#include ./schedule.wgsl

// True where some run learns from batches.
override BATCHED = true;

fn sample_row(n: u32, batch: u32) -> u32 {
  if (!BATCHED || batch == NONE) { return n; }
  return step_words[batch + n];
}

struct SamplePass { count: u32, batch: u32, share: f32, learn: bool, counting: bool, capture: bool }
