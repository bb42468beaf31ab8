// The words that change from step to step: scheduled learning rates, and index lists of batches.
#include ./train-state.wgsl

// Whether the learning rate of some run changes.
override SCHEDULED = true;

// Words for the steps of a chunk, from src/engine/kernels/training/step-words.ts.
@group(0) @binding(8) var<storage, read> step_words: array<u32>;

// The learning rate of update t + 1.
fn rate_at(r: Run, t: u32) -> f32 {
  if (!SCHEDULED || r.rates == NONE) { return r.rule.rate; }
  return bitcast<f32>(step_words[r.rates + t - chunk.first]);
}
