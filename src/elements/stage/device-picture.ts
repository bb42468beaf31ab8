import type { LitElement, ReactiveController } from 'lit'
import { isTooMany, withOutage } from '../../math/outages.ts'

/** An element with a picture drawn on the engine's device. */
interface PictureHost extends LitElement {
  /** The engine's device; 'none' for WebGL2; undefined while unknown. */
  readonly device: GPUDevice | 'none' | undefined
}

/** Parts of an element that a DevicePicture calls. */
interface PictureMaker<Picture> {
  /** Creates the picture on a device, or on WebGL2; calls `onLost` when its device or context is lost. */
  make(device: GPUDevice | undefined, onLost: () => void): Promise<Picture>
  made(picture: Picture): void
  /** Called with the reason if there can be no picture. */
  failed(reason: string): void
  /**
   * Called when its device is lost, and the next one is awaited; or when its WebGL context is, and another picture is
   * created once the element is visible.
   */
  lost?(context: boolean): void
}

const tooOften = 'The picture lost its WebGL context three times in 30 seconds.'

/**
 * The picture of an element on its current device, created again for another device, and disposed of with the element.
 * The latest device wins. Browsers allow about 16 WebGL contexts per page and drop the oldest for the next one, so a
 * picture that lost its context waits until it is visible, and stops trying if it loses one again and again.
 */
export class DevicePicture<Picture extends { dispose(): void }> implements ReactiveController {
  readonly #host: PictureHost
  readonly #maker: PictureMaker<Picture>
  #device: GPUDevice | 'none' | undefined
  #picture: Picture | undefined
  #making = 0
  #outages: readonly number[] = []
  #sight: IntersectionObserver | undefined

  constructor(host: PictureHost, maker: PictureMaker<Picture>) {
    this.#host = host
    this.#maker = maker
    host.addController(this)
  }

  get current(): Picture | undefined {
    return this.#picture
  }

  hostConnected(): void {
    if (this.#host.hasUpdated) void this.#make()
  }

  hostUpdated(): void {
    if (this.#host.device !== this.#device) void this.#make()
  }

  hostDisconnected(): void {
    this.#discard()
  }

  #discard(): void {
    this.#making++
    this.#sight?.disconnect()
    this.#picture?.dispose()
    this.#picture = undefined
  }

  async #make(): Promise<void> {
    this.#discard()
    const { device, isConnected } = this.#host
    this.#device = device
    if (device === undefined || !isConnected) return
    const turn = this.#making
    try {
      const picture = await this.#maker.make(device === 'none' ? undefined : device, () => this.#lose())
      if (turn !== this.#making) return picture.dispose()
      this.#picture = picture
      this.#maker.made(picture)
    } catch (error) {
      if (turn === this.#making) this.#maker.failed(error instanceof Error ? error.message : String(error))
    }
  }

  #lose(): void {
    const context = this.#device === 'none'
    this.#discard()
    if (!context) return this.#maker.lost?.(false)
    this.#outages = withOutage(this.#outages, performance.now())
    if (isTooMany(this.#outages)) return this.#maker.failed(tooOften)
    this.#maker.lost?.(true)
    this.#makeInSight()
  }

  #makeInSight(): void {
    this.#sight = new IntersectionObserver((entries) => {
      if (entries.at(-1)?.isIntersecting) void this.#make()
    })
    this.#sight.observe(this.#host)
  }
}
