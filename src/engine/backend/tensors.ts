import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl'
import * as tf from '@tensorflow/tfjs-core'
import { messageOf } from '../../experiment/spec/values/error.ts'
import type { SharedDevice } from './device.ts'
import type { BackendName, FallbackName } from './options.ts'
import { isSoftware, isSoftwareWebGl } from './software.ts'
import plainFile from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simdFile from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'

/** TensorFlow.js on one backend. */
export interface Tensors {
  readonly name: Exclude<BackendName, 'workers'>
  /** Makes this tfjs's current backend. Call it first, and again after every await. */
  use(): void
  /** Hardware graphics card, or processor. */
  readonly computer: 'card' | 'processor'
  /** Resolves with a sentence when the backend can no longer compute; absent if that cannot happen. */
  readonly lost?: Promise<string>
  /** Frees what tfjs holds on a device. Fallbacks stay ready, since they hold nothing without tensors. */
  close(): void
}

function use(name: BackendName): void {
  if (tf.getBackend() === name) return
  if (tf.findBackendFactory(name) !== null) void tf.setBackend(name)
  if (tf.getBackend() !== name) throw new Error(`The ${name} backend of TensorFlow.js is not there any more.`)
}

function remove(): void {
  if (tf.findBackendFactory('webgpu') !== null) tf.removeBackend('webgpu')
}

/**
 * Starts tfjs on the given device. Its package requests a device of its own when it registers, so that
 * registration is removed.
 * @throws Error with the reason if it cannot start
 */
export async function tensorsOnDevice({
  device,
  information,
}: Pick<SharedDevice, 'device' | 'information'>): Promise<Tensors> {
  try {
    const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu')
    tf.env().set('WEBGPU_CPU_FORWARD', false)
    remove()
    tf.registerBackend('webgpu', () => new WebGPUBackend(device, information), 3)
    await tf.setBackend('webgpu')
  } catch (error) {
    throw new Error(`TensorFlow.js could not be started on WebGPU: ${messageOf(error)}`, { cause: error })
  }
  return {
    name: 'webgpu',
    use: () => use('webgpu'),
    computer: isSoftware(information) ? 'processor' : 'card',
    close: remove,
  }
}

/**
 * Starts a fallback, and returns false if the browser does not support it. On WebGL, packing four numbers to
 * a texel is off: the packed matrix product also adds what lies beyond an odd edge, which is 1/2 after a
 * sigmoid, not 0.
 */
const fallbacks: Readonly<Record<FallbackName, () => Promise<boolean>>> = {
  webgl: async () => {
    if (isSoftwareWebGl() === undefined) return false
    const { MathBackendWebGL } = await import('@tensorflow/tfjs-backend-webgl')
    if (tf.findBackendFactory('webgl') === null) tf.registerBackend('webgl', () => new MathBackendWebGL(), 2)
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

/** The callers that wait in tfjs for a fence of a WebGL context; a lost context never signals it. */
interface Polled {
  itemsToPoll: readonly { resolveFn(): void }[]
}

/**
 * Resolves with a sentence when tfjs loses this context, and removes its backend. Callers that still wait for
 * numbers are released, with invalid results.
 */
const lossOf = ({ gpgpu }: MathBackendWebGL): Promise<string> =>
  new Promise((resolve) => {
    const lose = () => {
      resolve('TensorFlow.js lost its WebGL context.')
      const polled = gpgpu as unknown as Polled
      const waiting = polled.itemsToPoll
      polled.itemsToPoll = []
      tf.removeBackend('webgl')
      setTimeout(() => {
        for (const { resolveFn } of waiting) resolveFn()
      })
    }
    gpgpu.gl.canvas.addEventListener('webglcontextlost', lose, { once: true })
  })

const deviceLosses = new WeakMap<tf.KernelBackend, Promise<string>>()

/** Returns the loss of tfjs's current WebGL context, one promise for all callers. */
function contextLost(): Promise<string> {
  const backend = tf.backend()
  const lost = deviceLosses.get(backend) ?? lossOf(backend as MathBackendWebGL)
  deviceLosses.set(backend, lost)
  return lost
}

/** Starts tfjs on a fallback; `undefined` if the browser does not support it. */
export async function fallbackTensors(name: FallbackName): Promise<Tensors | undefined> {
  if (!(await fallbacks[name]())) return undefined
  const card = name === 'webgl' && isSoftwareWebGl() === false
  return {
    name,
    use: () => use(name),
    computer: card ? 'card' : 'processor',
    ...(name === 'webgl' && { lost: contextLost() }),
    close: () => undefined,
  }
}

let located = false

/**
 * Starts tfjs's WebAssembly backend from the page's own files, in one thread, since the threaded file needs
 * cross-origin isolation. Returns false if there is no WebAssembly or the files do not load.
 */
async function openWasm(): Promise<boolean> {
  if (typeof WebAssembly === 'undefined') return false
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm')
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  if (!located)
    setWasmPaths({
      'tfjs-backend-wasm.wasm': plainFile,
      'tfjs-backend-wasm-simd.wasm': simdFile,
      'tfjs-backend-wasm-threaded-simd.wasm': simdFile,
    })
  located = true
  return tf.setBackend('wasm')
}
