// Four samples at once: the types for chunks that work for any number of samples.

alias Reals = vec4f;
alias Bits = vec4u;
alias Wholes = vec4i;
alias Flags = vec4<bool>;

fn first(x: vec4f) -> f32 {
  return x.x;
}
