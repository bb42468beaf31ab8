// Counter-based random numbers, bit for bit those of src/math/statistics/random.ts, from seed, hash of the
// name, index and lane.
#include ./logarithm.wgsl
#include ./angle.wgsl

// Jarzynski & Olano, "Hash Functions for GPU Rendering", JCGT 9(3), 2020.
fn pcg4d(word: vec4u) -> vec4u {
  var v = word * 1664525u + 1013904223u;
  v.x += v.y * v.w;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v.w += v.y * v.z;
  v ^= v >> vec4u(16u);
  v.x += v.y * v.w;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v.w += v.y * v.z;
  return v;
}

// (u >> 8) 2^-24 in [0, 1), without rounding.
fn unit(bits: u32) -> f32 {
  return f32(bits >> 8u) * 0x1p-24;
}

// Uniform in [0, 1), bit for bit as in TypeScript.
fn uniform_draw(seed: u32, key: u32, index: u32, lane: u32) -> f32 {
  return unit(pcg4d(vec4u(seed, key, index, lane)).x);
}

// N(0, 1) by the Box-Muller transform. Within 1e-5 of float64 in TypeScript.
fn normal_draw(seed: u32, key: u32, index: u32, lane: u32) -> f32 {
  let bits = pcg4d(vec4u(seed, key, index, lane));
  return sqrt(-2.0 * first(natural_logarithm(Reals(1.0 - unit(bits.x))))) * cosine_of_turn(unit(bits.y));
}
