// One sample at a time: the types for chunks that work for any number of samples.

alias Reals = f32;
alias Bits = u32;
alias Wholes = i32;
alias Flags = bool;

fn first(x: f32) -> f32 {
  return x;
}
