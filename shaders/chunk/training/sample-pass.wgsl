// Which samples a sweep goes over, and for what purpose.
#include ./schedule.wgsl

// Whether some run trains with batches.
override BATCHED = true;

fn sample_row(n: u32, batch: u32) -> u32 {
  if (!BATCHED || batch == NONE) { return n; }
  return step_words[batch + n];
}

struct SamplePass { count: u32, batch: u32, share: f32, learn: bool, counting: bool, capture: bool }
