import { DataTexture, FloatType, NearestFilter, RedFormat } from 'three/webgpu'

/**
 * A terrain's values as a texture with one float per point, in losses. They are uploaded from the CPU, which needs them
 * for the height scale, the contours and picking before anything may be drawn; a picture drawn earlier, from the kernel's
 * own buffer, would be on the previous scale. Owns its texture.
 */
export class HeightTexture {
  readonly texture: DataTexture
  readonly resolution: readonly [number, number]

  constructor(resolution: readonly [number, number]) {
    this.resolution = resolution
    const [na, nb] = resolution
    this.texture = new DataTexture(new Float32Array(na * nb), na, nb, RedFormat, FloatType)
    this.texture.minFilter = NearestFilter
    this.texture.magFilter = NearestFilter
    this.texture.needsUpdate = true
  }

  /** Uploads values[j·na + i], which are neither copied nor changed. */
  fill(values: Float32Array): void {
    this.texture.image.data = values
    this.texture.needsUpdate = true
  }

  dispose(): void {
    this.texture.dispose()
  }
}
