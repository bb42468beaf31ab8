import { type NoDevice, type SharedDevice, describeDevice, discard, takeDevice } from './device.ts'
import type { Tensors } from './tensors.ts'
import type { BackendName, EngineOptions, FallbackName } from './options.ts'
import { isSoftwareWebGl } from './software.ts'

/** A compute backend. Several can be open at once. */
export interface Backend {
  readonly name: BackendName
  /** Human-readable name of the adapter, or of the processor. */
  readonly adapter: string
  readonly limits: Readonly<Record<string, number>>
  /** Why it is not WebGPU, as a sentence for the screen. */
  readonly reason: string | undefined
  /** A device request that timed out and may still resolve. Whoever uses the backend owns the device. */
  readonly late?: NoDevice['late']
  /** The device that tfjs shares with the kernels and the scene; `undefined` without WebGPU. */
  readonly shared: SharedDevice | undefined
  /**
   * Resolves with a sentence when TensorFlow.js loses its own WebGL context; absent if that cannot happen.
   */
  readonly tensorsLost?: Promise<string> | undefined
  /**
   * Loads TensorFlow.js on this backend at the first call, since kernels and workers do without it. Rejects
   * if it cannot start.
   */
  tensors(): Promise<Tensors>
  /** Frees the tensors, and the device unless the caller made it. */
  close(): void
}

/** Returns the memoised result of `load`, which is called again only after a failure. */
function loadedOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined
  const forget = (error: unknown): never => {
    loading = undefined
    throw error
  }
  return () => (loading ??= load().catch(forget))
}

/** Opens a backend on a device. The kernels do not need tfjs, so the first picture does not wait for it. */
export function openWebGpu(shared: SharedDevice, ownsDevice = true): Backend {
  const { adapter, limits } = shared
  let loaded: Tensors | undefined
  let closed = false
  const load = async (): Promise<Tensors> => {
    const { tensorsOnDevice } = await import('./tensors.ts')
    if (closed) throw new Error('The graphics device was closed.')
    loaded = await tensorsOnDevice(shared)
    if (closed) loaded.close()
    return loaded
  }
  return {
    name: 'webgpu',
    adapter,
    limits,
    reason: undefined,
    shared,
    tensors: loadedOnce(load),
    close: () => {
      closed = true
      loaded?.close()
      if (ownsDevice) shared.device.destroy()
    },
  }
}

const computedBy: Readonly<Record<FallbackName, string>> = {
  webgl: 'the graphics card through WebGL',
  wasm: 'the processor through WebAssembly',
  cpu: 'the processor through plain JavaScript',
}

async function openFallback(name: FallbackName, reason: string): Promise<Backend | undefined> {
  const { fallbackTensors } = await import('./tensors.ts')
  const tensors = await fallbackTensors(name)
  return (
    tensors && {
      name,
      adapter: computedBy[name],
      limits: {},
      reason,
      shared: undefined,
      tensors: () => Promise.resolve(tensors),
      tensorsLost: tensors.lost,
      close: () => tensors.close(),
    }
  )
}

/**
 * Returns the fallbacks in order of preference. WebGL comes first only on a graphics card, since software
 * WebGL is slower than WebAssembly.
 */
function fallbackOrder(): FallbackName[] {
  return isSoftwareWebGl() === false ? ['webgl', 'wasm', 'cpu'] : ['wasm', 'cpu']
}

/**
 * Loads TensorFlow.js on the best available fallback, skipping one that was lost. @throws Error if there is
 * none
 */
async function bestTensors(without: FallbackName | undefined): Promise<Tensors> {
  const { fallbackTensors } = await import('./tensors.ts')
  for (const name of fallbackOrder().filter((one) => one !== without)) {
    const tensors = await fallbackTensors(name).catch(() => undefined)
    if (tensors) return tensors
  }
  throw new Error('TensorFlow.js, which does the large computations, could not be started.')
}

/** Opens the CPU backend. Its own loops need only the processor; TensorFlow.js is loaded for large work. */
function openWorkers(reason: string, without?: FallbackName): Backend {
  let lose: (why: string) => void = () => undefined
  const tensorsLost = new Promise<string>((resolve) => (lose = resolve))
  const load = async (): Promise<Tensors> => {
    const tensors = await bestTensors(without)
    void tensors.lost?.then(lose)
    return tensors
  }
  return {
    name: 'workers',
    adapter: 'the processor',
    limits: {},
    reason,
    shared: undefined,
    tensorsLost,
    tensors: loadedOnce(load),
    close: () => undefined,
  }
}

async function deviceFor({ device }: EngineOptions): Promise<SharedDevice | NoDevice> {
  return device ? describeDevice(device, device.adapterInfo) : takeDevice()
}

/**
 * Opens the requested backend, or the best available one.
 * @throws Error with the reason if the requested backend is not available
 */
export async function openBackend(options: EngineOptions = {}): Promise<Backend> {
  const asked = options.backend
  if (asked === undefined || asked === 'webgpu') {
    const found = await deviceFor(options)
    if ('device' in found) return openWebGpu(found, options.device === undefined)
    if (asked || options.device) {
      void discard(found.late)
      throw new Error(found.reason)
    }
    return openWithoutDevice(found)
  }
  const reason = `The ${asked} backend was asked for.`
  if (asked === 'workers') return openWorkers(reason)
  const backend = await openFallback(asked, reason)
  if (!backend) throw new Error(`This browser has no ${asked}.`)
  return backend
}

/** Opens the backend without WebGPU: workers, and TensorFlow.js on a fallback other than `lost`. */
export const openWithoutDevice = ({ reason, late }: NoDevice, lost?: FallbackName): Backend => ({
  ...openWorkers(reason, lost),
  ...(late && { late }),
})
