// Asks the built library for one experiment in the current host, and prints its answer as JSON. Arguments:
// the library's address, the experiment, and for a host without WebGPU the address of the package `webgpu`.
import { argv } from 'node:process'

const [library, experiment, webgpu] = argv.slice(2)
if (webgpu) {
  const { create, globals } = await import(webgpu)
  Object.assign(globalThis, globals)
  Object.defineProperty(globalThis, 'navigator', { value: { gpu: create(['backend=vulkan']) } })
}
const { createEngine, parseExperiment } = await import(library)
const parsed = parseExperiment(JSON.parse(experiment))
const engine = await createEngine()
const [run] = await engine.train(parsed)
const terrain = await engine.terrain(parsed, { resolution: 5 })
const byOps = await engine.terrain(parsed, { resolution: 5, path: 'general' })
const { backend, adapter } = engine.info
engine.dispose()
console.log(
  JSON.stringify({
    backend,
    adapter,
    path: run.path,
    loss: run.loss.at(-1),
    values: [...terrain.values, ...byOps.values],
  }),
)
