// One layer of a narrow network for four samples of one thread: the units' values in private arrays, the weights of the
// point, formed once, in workgroup memory. Outputs come four at a time, so that a vector of weights serves sixteen products.
// Generated around it: forward(base, quad, f), hidden_value(z) and output_value(z).
#include ./activation-value.wgsl
#include ./samples.wgsl
#include ./weights.wgsl

alias Units = array<vec4f, UNITS>;

// VECTORS vectors for each of the POINTS points of a workgroup.
var<workgroup> weights: array<vec4f, POINTS * VECTORS>;

fn load_inputs(quad: u32, units: ptr<function, Units>) {
  for (var k = 0u; k < INPUTS; k++) { (*units)[k] = sample_input(k, quad); }
}

// z of one layer; `base` is where the point's weights begin.
fn dense(layer: Layer, base: u32, source: ptr<function, Units>, destination: ptr<function, Units>) {
  let vectors = (layer.outputs + 3u) / 4u;
  for (var o = 0u; o < vectors; o++) {
    var x = vec4f(0.0);
    var y = vec4f(0.0);
    var z = vec4f(0.0);
    var w = vec4f(0.0);
    for (var k = 0u; k < layer.inputs; k++) {
      let h = (*source)[k];
      let m = weights[base + layer.weights + k * vectors + o];
      x += h * m.x;
      y += h * m.y;
      z += h * m.z;
      w += h * m.w;
    }
    var b = vec4f(0.0);
    if (layer.biased) { b = weights[base + layer.biases + o]; }
    (*destination)[4u * o] = layer.scale * x + b.x;
    (*destination)[4u * o + 1u] = layer.scale * y + b.y;
    (*destination)[4u * o + 2u] = layer.scale * z + b.z;
    (*destination)[4u * o + 3u] = layer.scale * w + b.w;
  }
}

fn activate_hidden(count: u32, units: ptr<function, Units>) {
  for (var i = 0u; i < count; i++) { (*units)[i] = blend(hidden_value((*units)[i]), (*units)[i], terrain.linearity); }
}

fn activate_outputs(units: ptr<function, Units>) {
  for (var i = 0u; i < OUTPUTS; i++) { (*units)[i] = blend(output_value((*units)[i]), (*units)[i], terrain.linearity); }
}
