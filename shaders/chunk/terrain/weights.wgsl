// The weights of a point, w = origin + a u + b v, four units at a time in the order of the padded layout.
#include ./terrain.wgsl

fn weight_vector(i: u32, at: vec2f) -> vec4f {
  return plane[i] + at.x * plane[VECTORS + i] + at.y * plane[2u * VECTORS + i];
}
