import { LinearSRGBColorSpace, NoToneMapping, Renderer, WebGPUBackend } from 'three/webgpu'
import { isSoftware, isSoftwareWebGl } from '../engine/backend/software.ts'

/** Renderer of the stage: three.js on the shared device, or on WebGL2. */
export interface StageRenderer {
  readonly three: Renderer
  readonly kind: 'webgpu' | 'webgl2'
  /** Undefined on WebGL2. */
  readonly device: GPUDevice | undefined
  /** The CPU emulates the GPU, so that whatever the CPU can draw itself is better drawn by it. */
  readonly software: boolean
  /** There is no background. */
  readonly transparent: boolean
  /** Frees what it owns, but not the device. */
  dispose(): void
}

/** Thrown if there is neither a device nor WebGL2, so that no surface can be drawn. */
export class StageUnavailable extends Error {
  override readonly name = 'StageUnavailable'
}

const hasWebGL2 = (): boolean => {
  const context = document.createElement('canvas').getContext('webgl2')
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return context !== null
}

/** Loads the WebGL2 backend, which WebGPU does not need. */
const webglBackend = async () => {
  const { WebGLBackend } = await import('./surface/webgl-backend.ts')
  return new WebGLBackend()
}

/**
 * Keeps a lost WebGL context lost. three's own listener, which this one precedes, asks the browser to restore it for a
 * picture that may have been removed; among the sixteen contexts of a page, that would take the place of a visible one.
 */
function leaveLost(three: Renderer): void {
  three.domElement.addEventListener('webglcontextlost', (event) => {
    event.stopImmediatePropagation()
    const message = event instanceof WebGLContextEvent ? event.statusMessage : ''
    three.onDeviceLost({ api: 'WebGL', message, reason: null, originalEvent: event })
  })
}

/** The part of a renderer that handles the loss of its device. */
type DeviceListener = Pick<Renderer, 'onDeviceLost' | 'onError'>

/** A DeviceListener that forwards to a renderer, which can be detached. */
function forwardTo(listener: { renderer: DeviceListener | undefined }): DeviceListener {
  return {
    onDeviceLost: (info) => listener.renderer?.onDeviceLost(info),
    onError: (info) => listener.renderer?.onError(info),
  }
}

/**
 * three's backend on a device that may outlive it. The device keeps three's callbacks for its loss, so they must not hold
 * the renderer once it is disposed.
 */
class DeviceBackend extends WebGPUBackend {
  readonly #device: GPUDevice
  readonly #listener: { renderer: DeviceListener | undefined } = { renderer: undefined }

  constructor(device: GPUDevice, parameters: ConstructorParameters<typeof WebGPUBackend>[0]) {
    super({ ...parameters, device })
    this.#device = device
  }

  override init(renderer: Renderer): void {
    this.#listener.renderer = renderer
    const opening = super.init(forwardTo(this.#listener) as Renderer)
    this.renderer = renderer
    return opening
  }

  release(): void {
    this.#listener.renderer = undefined
    this.#device.onuncapturederror = null
  }
}

/**
 * A renderer on `device`, which stays the caller's, or on WebGL2 without one. Colours are written as sRGB numbers for the
 * screen, so that no pass converts them. `transparent`: without a background. The caller disposes of it.
 * @throws StageUnavailable if there is not even WebGL2
 */
export async function createRenderer(
  device: GPUDevice | undefined,
  transparent = false,
): Promise<StageRenderer> {
  if (!device && !hasWebGL2()) throw new StageUnavailable('This browser offers neither WebGPU nor WebGL2.')
  const software = device ? isSoftware(device.adapterInfo) : isSoftwareWebGl() === true
  // In software, four samples per pixel would take most of a frame.
  const antialias = !software && device?.features.has('core-features-and-limits') !== false
  const parameters = { antialias, alpha: transparent }
  const own = device && new DeviceBackend(device, parameters)
  const backend = own ?? (await webglBackend())
  const three = new Renderer(backend, parameters)
  three.outputColorSpace = LinearSRGBColorSpace
  three.toneMapping = NoToneMapping
  if (!device) leaveLost(three)
  await three.init()
  const dispose = async (): Promise<void> => {
    await three.dispose()
    own?.release()
  }
  const kind = device ? 'webgpu' : 'webgl2'
  return { three, kind, device, software, transparent, dispose: () => void dispose() }
}
