import { type NoDevice, type SharedDevice, describeDevice, discard, takeDevice } from './device.ts'
import type { Tensors } from './tensors.ts'
import type { BackendName, EngineOptions, FallbackName } from './options.ts'
import { isSoftwareWebGl } from './software.ts'

/** A place where engines compute. Several can be open at once. */
export interface Backend {
  readonly name: BackendName
  /** The adapter in words, or the processor. */
  readonly adapter: string
  readonly limits: Readonly<Record<string, number>>
  /** The reason why it is not WebGPU, as a sentence for the screen. */
  readonly reason: string | undefined
  /** The answer to the question for a device, where it has not come in time. The backend's user owns a device that comes. */
  readonly late?: NoDevice['late']
  /** The device that tfjs shares with the kernels and the scene; undefined without WebGPU. */
  readonly shared: SharedDevice | undefined
  /** Resolves with a sentence when TensorFlow.js has lost what it computes on, other than the device; where it is missing, that does not happen. */
  readonly tensorsLost?: Promise<string> | undefined
  /** TensorFlow.js on this backend. Kernels and workers do without it: it is loaded when it is first asked for. Rejects where it cannot be started. */
  tensors(): Promise<Tensors>
  /** Frees the device unless somebody else made it, and the tensors on it. */
  close(): void
}

/** Returns what `load` gives, which is asked once, and again after it has failed. */
function loadedOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined
  const forget = (error: unknown): never => {
    loading = undefined
    throw error
  }
  return () => (loading ??= load().catch(forget))
}

/** A backend on a device. Our kernels need nothing else, so that the first picture does not wait for tfjs. */
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

/** WebGL where a graphics card draws it, since one drawn in software is slower than WebAssembly; then WebAssembly, then JavaScript. */
function fallbackOrder(): FallbackName[] {
  return isSoftwareWebGl() === false ? ['webgl', 'wasm', 'cpu'] : ['wasm', 'cpu']
}

/** TensorFlow.js on the best fallback that there is, but for one that was lost. @throws Error where there is none */
async function bestTensors(without: FallbackName | undefined): Promise<Tensors> {
  const { fallbackTensors } = await import('./tensors.ts')
  for (const name of fallbackOrder().filter((one) => one !== without)) {
    const tensors = await fallbackTensors(name).catch(() => undefined)
    if (tensors) return tensors
  }
  throw new Error('TensorFlow.js, which computes what is large, could not be started.')
}

/** Our loops need nothing but the processor; TensorFlow.js is loaded for what is large. */
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
 * Opens the backend asked for, or the best that there is.
 * @throws Error with the reason where the backend asked for is not there.
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

/** The backend without WebGPU: workers, which need nothing but the processor; and TensorFlow.js on another fallback than `lost`. */
export const openWithoutDevice = ({ reason, late }: NoDevice, lost?: FallbackName): Backend => ({
  ...openWorkers(reason, lost),
  ...(late && { late }),
})
