// Trains networks of any width: one workgroup of four threads for each run, many steps in a dispatch. Thread t has lanes t and t + 4 of the
// samples for itself. A block of a layer's units is held at fixed places for them; weights are read once for four threads.
// Generated around it (train/blocked.ts): COLUMNS, `held`, multiply_block(…), products_block(…) and what they call.
#include ../chunk/four-samples.wgsl
#include ../chunk/visit.wgsl
#include ../chunk/blocked.wgsl

fn sweep(s: Sweep, e: Errand, thread: u32) {
  // Of even and of odd columns, which are the thread's two lanes.
  var losses = vec2f(0.0);
  var errors = vec2f(0.0);
  var first = 0u;
  loop {
    load_inputs(first, s, e, thread);
    let stages = select(shape.depth, 2u * shape.depth - shape.lowest, e.learn);
    // Up through the layers and down again.
    var stage = 0u;
    loop {
      let back = stage >= shape.depth;
      let l = select(stage, 2u * shape.depth - 1u - stage, back);
      if (back && shape.layers[l].trained != 0u) { add_products(l, first == 0u, s.loss.decay, thread); }
      if (!back || l > shape.lowest) {
        let layer = shape.layers[l];
        multiply(layer, back, thread);
        activate(l, select(layer.outputs, 0u, back), thread);
        derive(l, select(0u, layer.inputs, back), thread);
      }
      if (stage + 1u == shape.depth) {
        var column = 0u;
        loop {
          let at = column * THREADS + thread;
          let q = column_of(column, first, e, thread);
          if (CENTERED && e.capture) {
            capture_quad(at, q, s);
          } else {
            let judged = judge_samples(at, q, s, e.share, e.counting);
            let lane = column % 2u;
            losses[lane] = in_order(losses[lane], judged.loss);
            if (COUNTING) { errors[lane] = in_order(errors[lane], judged.errors); }
          }
          continuing {
            column++;
            break if column == COLUMNS;
          }
        }
      }
      continuing {
        stage++;
        break if stage == stages;
      }
    }
    continuing {
      first += SAMPLES;
      break if first >= e.count;
    }
  }
  total = vec2f(sum_of_threads(losses.x + losses.y), 0.0);
  if (COUNTING) { total.y = sum_of_threads(errors.x + errors.y); }
  meet();
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  train_run(group.x, thread);
}
