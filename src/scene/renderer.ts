import { LinearSRGBColorSpace, NoToneMapping, Renderer, WebGPUBackend } from 'three/webgpu'
import { isSoftware, isSoftwareWebGl } from '../engine/backend/software.ts'

/** Renderer of the stage: three.js on the shared device, or on WebGL2. */
export interface StageRenderer {
  readonly three: Renderer
  readonly kind: 'webgpu' | 'webgl2'
  /** Undefined on WebGL2. */
  readonly device: GPUDevice | undefined
  /** The CPU emulates the GPU. Whatever the CPU can draw itself, it had better. */
  readonly software: boolean
  /** Nothing lies behind what it draws. */
  readonly transparent: boolean
  /** Frees what it owns: not the device. */
  dispose(): void
}

/** There is neither a device nor WebGL2: no surface can be drawn. */
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
 * Leaves a lost WebGL context lost. three's own listener, which this one comes before, asks the browser to restore it: for a picture
 * that is removed by then, among the sixteen contexts of a page, where it takes the place of one that is seen.
 */
function leaveLost(three: Renderer): void {
  three.domElement.addEventListener('webglcontextlost', (event) => {
    event.stopImmediatePropagation()
    const message = event instanceof WebGLContextEvent ? event.statusMessage : ''
    three.onDeviceLost({ api: 'WebGL', message, reason: null, originalEvent: event })
  })
}

/** The part of a renderer that hears of its device. */
type DeviceListener = Pick<Renderer, 'onDeviceLost' | 'onError'>

/** DeviceListener in place of a renderer that can be taken from it. */
function forwardTo(listener: { renderer: DeviceListener | undefined }): DeviceListener {
  return {
    onDeviceLost: (info) => listener.renderer?.onDeviceLost(info),
    onError: (info) => listener.renderer?.onError(info),
  }
}

/**
 * three's backend on a device that may outlive it. The device keeps the functions by which three hears of its loss, so that they must
 * not hold the renderer once it is disposed.
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
 * A renderer on `device`, which stays the caller's; on WebGL2 where there is none. Colours are written as they are meant for
 * the screen (sRGB numbers), so that no pass converts them. `transparent`: with nothing behind what is drawn. The caller disposes it.
 * @throws StageUnavailable where there is not even WebGL2.
 */
export async function createRenderer(
  device: GPUDevice | undefined,
  transparent = false,
): Promise<StageRenderer> {
  if (!device && !hasWebGL2()) throw new StageUnavailable('This browser offers neither WebGPU nor WebGL2.')
  const software = device ? isSoftware(device.adapterInfo) : isSoftwareWebGl() === true
  // Four samples a pixel would take most of a frame in software.
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
