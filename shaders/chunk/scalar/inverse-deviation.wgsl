// 1/sigma for normalisation.
#include ./finite.wgsl

// 1/sqrt(variance + 1e-5); NaN if the variance is not finite, since 1/sqrt(infinity) would be 0.
fn inverse_deviation(variance: Reals) -> Reals {
  let lost = bitcast<Reals>(bitcast<Bits>(variance) | Bits(0x7fc00000u));
  return select(inverseSqrt(variance + 1e-5), lost, are_not_finite(variance));
}
