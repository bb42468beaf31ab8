// Sine and cosine; WGSL's own are only accurate to 2^-11.
#include ./finite.wgsl

struct SineCosine { sine: Reals, cosine: Reals }

// Sine and cosine of an angle r in [-pi/4, pi/4] after k quarter turns, by Cephes' sinf and cosf. Absolute
// error below 1e-7.
fn quarter_turns(k: Wholes, r: Reals) -> SineCosine {
  let q = r * r;
  let s = r + r * q * (-1.6666654611e-1 + q * (8.3321608736e-3 + q * -1.9515295891e-4));
  let c = 1.0 - 0.5 * q + q * q * (4.166664568298827e-2 + q * (-1.388731625493765e-3 + q * 2.443315711809948e-5));
  let odd = (k & Wholes(1)) == Wholes(1);
  let sine = select(s, c, odd);
  let cosine = select(c, s, odd);
  return SineCosine(
    select(sine, -sine, (k & Wholes(2)) == Wholes(2)),
    select(cosine, -cosine, ((k + Wholes(1)) & Wholes(2)) == Wholes(2)));
}

// sin x and cos x, reduced by pi/2 in three parts. The absolute error is below 3e-7 for |x| <= 8192; beyond
// that, the results only stay in [-1, 1]. NaN if x is not finite, which the clamps would otherwise hide.
fn sine_cosine(x: Reals) -> SineCosine {
  let k = round(clamp(x * 0.636619772367581, Reals(-1e9), Reals(1e9)));
  let r = ((x - k * 1.5703125) - k * 4.8375129699707031e-4) - k * 7.549789948768648e-8;
  let found = quarter_turns(Wholes(k), clamp(r, Reals(-0.7853982), Reals(0.7853982)));
  let lost = are_not_finite(x);
  return SineCosine(select(found.sine, x - x, lost), select(found.cosine, x - x, lost));
}

// cos 2 pi v for v in [0, 1), a multiple of 2^-24, so that the reduction is exact. Absolute error below 2e-7.
fn cosine_of_turn(v: f32) -> f32 {
  let k = round(4.0 * v);
  return first(quarter_turns(Wholes(i32(k)), Reals((v - 0.25 * k) * 6.28318530717959)).cosine);
}
