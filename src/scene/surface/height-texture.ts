import { DataTexture, FloatType, NearestFilter, RedFormat } from 'three/webgpu'
import type { Terrain } from '../../experiment/results.ts'
import type { StageRenderer } from '../renderer.ts'

/**
 * A terrain's values as a texture of one float a point, in losses. With WebGPU they are copied on the GPU from the engine's
 * buffer, so that the picture outlives the buffer's next use; without, they are uploaded. Owns its texture.
 */
export class HeightTexture {
  readonly texture: DataTexture
  readonly resolution: readonly [number, number]
  readonly #renderer: StageRenderer
  #shown: Terrain | undefined

  constructor(renderer: StageRenderer, resolution: readonly [number, number]) {
    this.#renderer = renderer
    this.resolution = resolution
    const [na, nb] = resolution
    this.texture = new DataTexture(new Float32Array(na * nb), na, nb, RedFormat, FloatType)
    this.texture.minFilter = NearestFilter
    this.texture.magFilter = NearestFilter
    this.texture.needsUpdate = true
  }

  /** Takes the values of a terrain of this resolution. The buffer may be reused as soon as this returns. */
  fill(terrain: Terrain): void {
    this.#shown = terrain
    const { device, three } = this.#renderer
    if (!device || !terrain.buffer) {
      this.fillFromValues(terrain.values)
      return
    }
    three.initTexture(this.texture)
    const target = (three.backend as unknown as NativeTextures).get(this.texture).texture
    const [na, nb] = this.resolution
    device.pushErrorScope('validation')
    const encoder = device.createCommandEncoder({ label: 'heights to texture' })
    for (let j = 0; j < nb; j++)
      encoder.copyBufferToTexture(
        { buffer: terrain.buffer as GPUBuffer, offset: 4 * j * na },
        { texture: target, origin: [0, j] },
        [na, 1],
      )
    device.queue.submit([encoder.finish()])
    void device.popErrorScope().then((error) => {
      if (error && this.#shown === terrain) this.fillFromValues(terrain.values)
    })
  }

  /** Takes values[j·na + i] from the CPU. */
  fillFromValues(values: Float32Array): void {
    this.texture.image.data = values
    this.texture.needsUpdate = true
  }

  dispose(): void {
    this.texture.dispose()
  }
}

/** three's backend keeps its GPU objects in a map; the textures are all that is needed here. */
interface NativeTextures {
  get(texture: DataTexture): { readonly texture: GPUTexture }
}
