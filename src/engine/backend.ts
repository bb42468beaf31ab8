import * as tf from '@tensorflow/tfjs-core'
import { type NoDevice, type SharedDevice, describeDevice, takeDevice } from './device.ts'
import type { BackendName, EngineOptions } from './types.ts'
import { openWasm } from './wasm.ts'
import { softwareWebGl } from './webgl.ts'

/** Where tfjs computes. Several backends can be open at once: whoever uses one calls `use` first, after every await. */
export interface Backend {
  readonly name: BackendName
  /** The adapter in words, or what computes instead. */
  readonly adapter: string
  readonly limits: Readonly<Record<string, number>>
  /** Why not WebGPU, as a sentence for the screen. */
  readonly reason: string | undefined
  /** The device that tfjs shares with the kernels and the scene; undefined without WebGPU. */
  readonly shared: SharedDevice | undefined
  /** Whether `close` destroys the device: it does unless somebody else made it. */
  readonly ownsDevice: boolean
  /** Makes this backend tfjs's current one. */
  use(): void
}

function use(name: BackendName): void {
  if (tf.getBackend() === name) return
  void tf.setBackend(name)
  if (tf.getBackend() !== name) throw new Error(`The ${name} backend of TensorFlow.js is not there any more.`)
}

const isRegistered = (name: string): boolean => tf.findBackendFactory(name) !== null

/** Loaded while the device is asked for. */
const webGpuCode = () => import('@tensorflow/tfjs-backend-webgpu')

/** tfjs on our device. Its package asks for a device of its own when it registers, so that registration goes. */
async function openWebGpu(shared: SharedDevice, ownsDevice: boolean): Promise<Backend> {
  const { WebGPUBackend } = await webGpuCode()
  tf.env().set('WEBGPU_CPU_FORWARD', false)
  if (isRegistered('webgpu')) tf.removeBackend('webgpu')
  tf.registerBackend('webgpu', () => new WebGPUBackend(shared.device, shared.information), 3)
  await tf.setBackend('webgpu')
  const { adapter, limits } = shared
  return {
    name: 'webgpu',
    adapter,
    limits,
    reason: undefined,
    shared,
    ownsDevice,
    use: () => use('webgpu'),
  }
}

/** The same, or why it could not be started; a device of ours is then destroyed. */
async function tryWebGpu(shared: SharedDevice, ownsDevice: boolean): Promise<Backend | NoDevice> {
  try {
    return await openWebGpu(shared, ownsDevice)
  } catch (error) {
    if (ownsDevice) shared.device.destroy()
    const why = error instanceof Error ? error.message : String(error)
    return { reason: `TensorFlow.js could not be started on WebGPU: ${why}` }
  }
}

/**
 * Loads a fallback and starts it; false where the browser has no such thing. On WebGL nothing is packed four to a texel: the
 * packed product of matrices adds up what stands beyond an odd edge too, which is 1/2 after a sigmoid and not 0.
 */
const fallbacks: Readonly<Record<Exclude<BackendName, 'webgpu'>, () => Promise<boolean>>> = {
  webgl: async () => {
    if (softwareWebGl() === undefined) return false
    await import('@tensorflow/tfjs-backend-webgl')
    tf.env().set('WEBGL_PACK', false)
    tf.env().set('WEBGL_USE_SHAPES_UNIFORMS', true)
    return tf.setBackend('webgl')
  },
  wasm: openWasm,
  cpu: async () => {
    await import('@tensorflow/tfjs-backend-cpu')
    return tf.setBackend('cpu')
  },
}

const computedBy: Readonly<Record<Exclude<BackendName, 'webgpu'>, string>> = {
  webgl: 'the graphics card through WebGL',
  wasm: 'the processor through WebAssembly',
  cpu: 'the processor through plain JavaScript',
}

async function openFallback(
  name: Exclude<BackendName, 'webgpu'>,
  reason: string,
): Promise<Backend | undefined> {
  if (!(await fallbacks[name]())) return undefined
  return {
    name,
    adapter: computedBy[name],
    limits: {},
    reason,
    shared: undefined,
    ownsDevice: false,
    use: () => use(name),
  }
}

/** WebGL where a graphics card draws it, since one drawn in software is slower than WebAssembly; then WebAssembly, then JavaScript. */
function fallbackOrder(): Exclude<BackendName, 'webgpu'>[] {
  return softwareWebGl() === false ? ['webgl', 'wasm', 'cpu'] : ['wasm', 'cpu']
}

async function deviceFor({ device }: EngineOptions): Promise<SharedDevice | NoDevice> {
  return device ? describeDevice(device, device.adapterInfo) : takeDevice()
}

/**
 * Opens the backend asked for, or the best that there is.
 * @throws Error with the reason where the backend asked for is not there.
 */
export async function openBackend(options: EngineOptions = {}): Promise<Backend> {
  const asked = options.backend
  if (asked === undefined || asked === 'webgpu') {
    if ('gpu' in navigator) webGpuCode().catch(() => undefined)
    const device = await deviceFor(options)
    const opened = 'device' in device ? await tryWebGpu(device, options.device === undefined) : device
    if ('name' in opened) return opened
    if (asked || options.device) throw new Error(opened.reason)
    return openBest(opened.reason)
  }
  const backend = await openFallback(asked, `The ${asked} backend was asked for.`)
  if (!backend) throw new Error(`This browser has no ${asked}.`)
  return backend
}

async function openBest(reason: string): Promise<Backend> {
  for (const name of fallbackOrder()) {
    const backend = await openFallback(name, reason).catch(() => undefined)
    if (backend) return backend
  }
  throw new Error(`${reason} Nor could any other way to compute be started.`)
}

/** Frees tfjs's backend on a device, and the device if it is ours. The fallbacks stay ready: without tensors they hold nothing. */
export function closeBackend({ name, shared, ownsDevice }: Backend): void {
  if (name !== 'webgpu' || !shared) return
  if (isRegistered('webgpu')) tf.removeBackend('webgpu')
  if (ownsDevice) shared.device.destroy()
}
