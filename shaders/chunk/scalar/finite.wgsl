// Tests for finite values by their bits, since compilers may assume that NaNs do not exist, and then x != x
// does not work.

fn is_not_finite(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7f800000u) == 0x7f800000u;
}

fn is_not_a_number(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
}

fn are_not_finite(x: Reals) -> Flags {
  return (bitcast<Bits>(x) & Bits(0x7f800000u)) == Bits(0x7f800000u);
}

fn are_not_numbers(x: Reals) -> Flags {
  return (bitcast<Bits>(x) & Bits(0x7fffffffu)) > Bits(0x7f800000u);
}
