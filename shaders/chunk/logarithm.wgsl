// Logarithms with a relative bound; WGSL's own log is only good to 2^-21 absolute near 1.

// 2 artanh(s), |s| <= 1/3. Relative error of the series below 1e-8.
fn twice_artanh(s: vec4f) -> vec4f {
  let q = s * s;
  let series = 1.0 + q * (1.0 / 3.0 + q * (1.0 / 5.0 + q * (1.0 / 7.0 + q * (1.0 / 9.0
    + q * (1.0 / 11.0 + q * (1.0 / 13.0 + q * (1.0 / 15.0)))))));
  return 2.0 * s * series;
}

// ln x for normal x > 0. Relative error below 4e-7.
fn natural_logarithm(x: f32) -> f32 {
  let bits = bitcast<u32>(x);
  let shift = (bits - 0x3f3504f3u) & 0xff800000u;
  let mantissa = bitcast<f32>(bits - shift);
  let exponent = f32(bitcast<i32>(shift) >> 23u);
  return exponent * 0.693147180559945 + twice_artanh(vec4f((mantissa - 1.0) / (mantissa + 1.0))).x;
}

// ln(1 + u) for 0 <= u <= 1. Relative error below 4e-7, however small u is.
fn logarithm_of_one_plus4(u: vec4f) -> vec4f {
  return twice_artanh(u / (2.0 + u));
}

// ln(1 + u) for u >= 0. Relative error below 4e-7, however small u is.
fn logarithm_of_one_plus(u: f32) -> f32 {
  return select(natural_logarithm(1.0 + u), logarithm_of_one_plus4(vec4f(u)).x, u <= 1.0);
}
