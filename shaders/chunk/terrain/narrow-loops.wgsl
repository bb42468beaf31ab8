// The layers of narrow.wgsl as loops, for one or two quads. They compute four outputs at a time, so that a
// vector of weights serves 16 or 32 products. forward-text.ts adds it to the text, so that other variants do
// not compile it.

fn load_inputs(quad: u32, units: ptr<function, Units>) {
  for (var k = 0u; k < INPUTS; k++) {
    (*units)[QUADS * k] = sample_input(k, near(quad, 0u));
    if (QUADS == 2u) { (*units)[QUADS * k + 1u] = sample_input(k, near(quad, 1u)); }
  }
}

fn activated(last: bool, z: vec4f) -> vec4f {
  if (last) { return output_value(z); }
  return hidden_value(z);
}

// A layer with one output, which needs no vector of outputs.
fn dense_single(layer: Layer, last: bool, base: u32, at: vec2f, source: ptr<function, Units>, destination: ptr<function, Units>) {
  var x = vec4f(0.0);
  var p = vec4f(0.0);
  var k = 0u;
  loop {
    let m = weights_at(layer.weights + k, base, at).x;
    x += (*source)[QUADS * k] * m;
    if (QUADS == 2u) { p += (*source)[QUADS * k + 1u] * m; }
    continuing {
      k++;
      break if k == layer.inputs;
    }
  }
  var b = 0.0;
  if (layer.biased) { b = weights_at(layer.biases, base, at).x; }
  (*destination)[0] = activated(last, layer.scale * x + b);
  if (QUADS == 2u) { (*destination)[1] = activated(last, layer.scale * p + b); }
}

// `base` is the index of the point's first weight, if weights are held.
fn dense(layer: Layer, last: bool, base: u32, at: vec2f, source: ptr<function, Units>, destination: ptr<function, Units>) {
  let vectors = (layer.outputs + 3u) / 4u;
  var o = 0u;
  loop {
    var x = vec4f(0.0);
    var y = vec4f(0.0);
    var z = vec4f(0.0);
    var w = vec4f(0.0);
    var p = vec4f(0.0);
    var q = vec4f(0.0);
    var r = vec4f(0.0);
    var s = vec4f(0.0);
    var k = 0u;
    loop {
      let m = weights_at(layer.weights + k * vectors + o, base, at);
      let h = (*source)[QUADS * k];
      x += h * m.x;
      y += h * m.y;
      z += h * m.z;
      w += h * m.w;
      if (QUADS == 2u) {
        let g = (*source)[QUADS * k + 1u];
        p += g * m.x;
        q += g * m.y;
        r += g * m.z;
        s += g * m.w;
      }
      continuing {
        k++;
        break if k == layer.inputs;
      }
    }
    var b = vec4f(0.0);
    if (layer.biased) { b = weights_at(layer.biases + o, base, at); }
    let i = QUADS * 4u * o;
    (*destination)[i] = activated(last, layer.scale * x + b.x);
    (*destination)[i + QUADS] = activated(last, layer.scale * y + b.y);
    (*destination)[i + 2u * QUADS] = activated(last, layer.scale * z + b.z);
    (*destination)[i + 3u * QUADS] = activated(last, layer.scale * w + b.w);
    if (QUADS == 2u) {
      (*destination)[i + 1u] = activated(last, layer.scale * p + b.x);
      (*destination)[i + 3u] = activated(last, layer.scale * q + b.y);
      (*destination)[i + 5u] = activated(last, layer.scale * r + b.z);
      (*destination)[i + 7u] = activated(last, layer.scale * s + b.w);
    }
    continuing {
      o++;
      break if o == vectors;
    }
  }
}
