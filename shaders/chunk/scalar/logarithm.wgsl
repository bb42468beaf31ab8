// Logarithms with a bounded relative error; near 1, WGSL's own log is only accurate to 2^-21 absolute.

// 2 artanh(s), |s| <= 1/3. Relative error of the series below 1e-8.
fn twice_artanh(s: Reals) -> Reals {
  let q = s * s;
  let series = 1.0 + q * (1.0 / 3.0 + q * (1.0 / 5.0 + q * (1.0 / 7.0 + q * (1.0 / 9.0
    + q * (1.0 / 11.0 + q * (1.0 / 13.0 + q * (1.0 / 15.0)))))));
  return 2.0 * s * series;
}

// ln x for normal x > 0. Relative error below 4e-7.
fn natural_logarithm(x: Reals) -> Reals {
  let bits = bitcast<Bits>(x);
  let shift = (bits - Bits(0x3f3504f3u)) & Bits(0xff800000u);
  let mantissa = bitcast<Reals>(bits - shift);
  let exponent = Reals(bitcast<Wholes>(shift) >> Bits(23u));
  return exponent * 0.693147180559945 + twice_artanh((mantissa - 1.0) / (mantissa + 1.0));
}

// ln(1 + u) for 0 <= u <= 1. Relative error below 4e-7 for any u.
fn logarithm_of_one_plus_share(u: Reals) -> Reals {
  return twice_artanh(u / (2.0 + u));
}

// ln(1 + u) for u >= 0. Relative error below 4e-7 for any u.
fn logarithm_of_one_plus(u: Reals) -> Reals {
  return select(natural_logarithm(1.0 + u), logarithm_of_one_plus_share(u), u <= Reals(1.0));
}
