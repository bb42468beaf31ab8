// Four samples at once: what the chunks that are written for any number of samples calculate with.

alias Reals = vec4f;
alias Bits = vec4u;
alias Wholes = vec4i;
alias Flags = vec4<bool>;

fn first(x: vec4f) -> f32 {
  return x.x;
}
