import fourSamples from '../../../shaders/chunk/scalar/four-samples.wgsl'
import oneSample from '../../../shaders/chunk/scalar/one-sample.wgsl'
import { PipelineCache } from '../../../src/engine/kernels/gpu/pipelines.ts'

/**
 * Evaluates `body` (WGSL that reads x: vec4f and returns a vec4f) on the GPU at each row of four numbers, and
 * returns the rows of four results. `samples` is the number of samples that the chunk processes at once.
 */
export async function pointwise(
  device: GPUDevice,
  source: string,
  body: string,
  rows: Float32Array<ArrayBuffer>,
  samples: 1 | 4 = 4,
): Promise<Float32Array> {
  const code = `${samples === 1 ? oneSample : fourSamples}
${source}
fn at(x: vec4f) -> vec4f { ${body} }
@group(0) @binding(0) var<storage, read> rows: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> results: array<vec4f>;
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x < arrayLength(&rows)) { results[id.x] = at(rows[id.x]); }
}`
  const usage = GPUBufferUsage
  const input = device.createBuffer({ size: rows.byteLength, usage: usage.STORAGE | usage.COPY_DST })
  const output = device.createBuffer({ size: rows.byteLength, usage: usage.STORAGE | usage.COPY_SRC })
  const copy = device.createBuffer({ size: rows.byteLength, usage: usage.MAP_READ | usage.COPY_DST })
  device.queue.writeBuffer(input, 0, rows)
  const pipeline = await PipelineCache.of(device).get('pointwise', { code })
  const entries = [input, output].map((buffer, binding) => ({ binding, resource: { buffer } }))
  const encoder = device.createCommandEncoder()
  const pass = encoder.beginComputePass()
  pass.setPipeline(pipeline)
  pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }))
  pass.dispatchWorkgroups(Math.ceil(rows.length / 256))
  pass.end()
  encoder.copyBufferToBuffer(output, 0, copy, 0, rows.byteLength)
  device.queue.submit([encoder.finish()])
  await copy.mapAsync(GPUMapMode.READ)
  const results = new Float32Array(copy.getMappedRange().slice(0))
  for (const buffer of [input, output, copy]) buffer.destroy()
  return results
}

/** Packs numbers into rows of four, padding with the last one. */
export function rowsOf(values: readonly number[]): Float32Array<ArrayBuffer> {
  const rows = new Float32Array(Math.ceil(values.length / 4) * 4).fill(values.at(-1) ?? 0)
  rows.set(values)
  return rows
}
