import type { LitElement, ReactiveController } from 'lit'
import { isTooMany, withOutage } from '../../math/outages.ts'

/** An element with a picture that is drawn on the engine's device. */
interface PictureHost extends LitElement {
  /** The engine's device; 'none' for WebGL2; undefined while it is not known. */
  readonly device: GPUDevice | 'none' | undefined
}

/** Parts of an element that a DevicePicture calls. */
interface PictureMaker<Picture> {
  /** Makes the picture on a device, or on WebGL2; calls `onLost` where its device or context is gone. */
  make(device: GPUDevice | undefined, onLost: () => void): Promise<Picture>
  made(picture: Picture): void
  /** There can be none, for this reason. */
  failed(reason: string): void
  /** Its device is gone, and the next one is waited for; or its WebGL context is, and another picture is made once it is in sight. */
  lost?(context: boolean): void
}

const tooOften = 'The picture lost its WebGL context three times in 30 seconds.'

/**
 * The picture of an element for the device that it has now: made anew for another device, and disposed with the element. The latest
 * device wins. A browser keeps some 16 WebGL contexts a page and takes the oldest for the next one: a picture that lost its own waits
 * until it is in sight, and is given up where it loses one again and again.
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

  /** Undefined while there is none. */
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
