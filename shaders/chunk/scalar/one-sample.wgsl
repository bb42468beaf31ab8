// One sample at a time: what the chunks that are written for any number of samples calculate with.

alias Reals = f32;
alias Bits = u32;
alias Wholes = i32;
alias Flags = bool;

fn first(x: f32) -> f32 {
  return x;
}
