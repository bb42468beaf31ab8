// A tile of samples in a network, four samples to a vector: each unit's value, and its slope or derivative of the metric.
// In workgroup memory where a tile fits (HELD), in the run's share of `scratch` where it does not.

override QUADS = 1u;
override HELD = true;
override HELD_VALUES = 1u;
override HELD_SLOPES = 1u;
// The network's weights have a copy in workgroup memory.
override RESIDENT = false;
override RESIDENT_WEIGHTS = 1u;

// [unit, inputs first][quad], then the slopes [unit, first layer first][quad].
@group(0) @binding(6) var<storage, read_write> scratch: array<vec4f>;
var<workgroup> held_values: array<vec4f, HELD_VALUES>;
var<workgroup> held_slopes: array<vec4f, HELD_SLOPES>;
var<workgroup> resident: array<f32, RESIDENT_WEIGHTS>;

fn scratch_index(unit: u32, quad: u32) -> u32 {
  return (run * (INPUTS + 2u * UNITS) + unit) * QUADS + quad;
}

fn unit_value(unit: u32, quad: u32) -> vec4f {
  if (HELD) { return held_values[unit * QUADS + quad]; }
  return scratch[scratch_index(unit, quad)];
}

fn set_unit_value(unit: u32, quad: u32, value: vec4f) {
  if (HELD) { held_values[unit * QUADS + quad] = value; } else { scratch[scratch_index(unit, quad)] = value; }
}

// `unit` counts from the first hidden unit.
fn unit_slope(unit: u32, quad: u32) -> vec4f {
  if (HELD) { return held_slopes[unit * QUADS + quad]; }
  return scratch[scratch_index(INPUTS + UNITS + unit, quad)];
}

fn set_unit_slope(unit: u32, quad: u32, slope: vec4f) {
  if (HELD) { held_slopes[unit * QUADS + quad] = slope; } else { scratch[scratch_index(INPUTS + UNITS + unit, quad)] = slope; }
}

fn weight(j: u32) -> f32 {
  if (RESIDENT) { return resident[j]; }
  return state[state_index(WEIGHT, j)];
}

fn set_weight(j: u32, value: f32) {
  if (RESIDENT) { resident[j] = value; }
  state[state_index(WEIGHT, j)] = value;
}
