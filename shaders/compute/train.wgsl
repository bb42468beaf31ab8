// Trains networks of any width: one workgroup per run, many steps per dispatch, one tile of samples at a
// time.
#include ../chunk/scalar/four-samples.wgsl
#include ../chunk/training/train-step.wgsl
#include ../chunk/training/forward.wgsl
#include ../chunk/training/lanes.wgsl
#include ../chunk/training/normalization.wgsl
#include ../chunk/training/backward.wgsl

fn output_unit(k: u32) -> u32 {
  return shape.layers[shape.depth - 1u].first + k;
}

fn output_value(k: u32, quad: u32) -> vec4f {
  return tile_vectors[value_index(shape.inputs + output_unit(k), quad)];
}

fn output_slope(k: u32, quad: u32) -> vec4f {
  return tile_vectors[slope_index(output_unit(k), quad)];
}

fn set_output_slope(k: u32, quad: u32, slope: vec4f) {
  tile_vectors[slope_index(output_unit(k), quad)] = slope;
}

fn sweep(s: Sweep, over: SamplePass, thread: u32) {
  let quads = (over.count + 3u) / 4u;
  // Over even and odd quads; only in thread 0.
  var losses = array<vec4f, 2>(vec4f(0.0), vec4f(0.0));
  var errors = array<vec4f, 2>(vec4f(0.0), vec4f(0.0));
  for (var first = 0u; first < quads; first += shape.quads) {
    let tile = min(shape.quads, quads - first);
    for (var item = thread; item < shape.inputs * tile; item += WORKGROUP) {
      let q = quad_of(first + item % tile, over.count, over.batch);
      tile_vectors[value_index(item / tile, item % tile)] = gathered(s.inputs + item / tile, q.rows * shape.inputs);
    }
    meet();
    for (var l = 0u; l < shape.depth; l++) {
      forward(l, tile, thread);
      meet();
      if (NORMALIZATION != OVER_NOTHING && l + 1u < shape.depth) {
        normalize_layer(l, tile, over.count, thread);
        meet();
      }
    }
    for (var quad = thread; quad < tile; quad += WORKGROUP) {
      evaluate_quad(quad, quad_of(first + quad, over.count, over.batch), s, over);
    }
    meet();
    if (thread == 0u) {
      for (var quad = 0u; quad < tile; quad += 2u) {
        losses[0] += tile_vectors[loss_index(quad)];
        if (COUNTING) { errors[0] += tile_vectors[errors_index(quad)]; }
        if (quad + 1u < tile) {
          losses[1] += tile_vectors[loss_index(quad + 1u)];
          if (COUNTING) { errors[1] += tile_vectors[errors_index(quad + 1u)]; }
        }
      }
    }
    if (over.learn) {
      for (var l = shape.depth - 1u; l > shape.lowest; l--) {
        backward(l - 1u, tile, thread);
        meet();
        if (NORMALIZATION != OVER_NOTHING) {
          send_back(l - 1u, tile, over.count, thread);
          meet();
        }
      }
      let place = Place(tile, first == 0u);
      for (var l = shape.lowest; l < shape.depth; l++) {
        if (shape.layers[l].trained != 0u) { add_products(l, place, thread); }
      }
    }
    meet();
  }
  total = vec2f(sum_of_lanes(losses[0], losses[1]), sum_of_lanes(errors[0], errors[1]));
  if (over.learn) {
    complete_gradient(s.loss.decay, thread);
    meet();
  }
}

@compute @workgroup_size(WORKGROUP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  train_run(group.x, thread);
}
