import {
  AlwaysDepth,
  BufferAttribute,
  BufferGeometry,
  DepthTexture,
  FloatType,
  Mesh,
  MeshBasicNodeMaterial,
  NearestFilter,
  RenderTarget,
  WebGPUCoordinateSystem,
  type Camera,
  type Object3D,
  type Renderer,
  type Scene,
} from 'three/webgpu'
import type { Surface } from './surface/surface.ts'
import type { StageContent } from './types.ts'
import { positionGeometry, screenUV, texture, vec4 } from 'three/tsl'

/** The kept rock is drawn before everything else. */
const first = -10

/** Returns a render target of this size with a depth texture. */
function targetOf(width: number, height: number) {
  const depths = new DepthTexture(width, height, FloatType)
  const filters = { minFilter: NearestFilter, magFilter: NearestFilter }
  return { depths, target: new RenderTarget(width, height, { depthTexture: depths, ...filters }) }
}

/** Returns a triangle that covers a picture with the colours and depths of another one. */
function coverOf({ target, depths }: ReturnType<typeof targetOf>): Mesh {
  const corners = new BufferGeometry()
  corners.setAttribute('position', new BufferAttribute(Float32Array.of(-1, -1, 0, 3, -1, 0, -1, 3, 0), 3))
  const material = new MeshBasicNodeMaterial({ depthFunc: AlwaysDepth })
  material.vertexNode = vec4(positionGeometry.xy, 0, 1)
  material.colorNode = vec4(texture(target.texture, screenUV).rgb, 1)
  material.depthNode = texture(depths, screenUV).r
  const mesh = new Mesh(corners, material)
  mesh.frustumCulled = false
  mesh.renderOrder = first
  mesh.visible = false
  return mesh
}

/** What a plate draws. */
export interface PlateParts {
  readonly scene: Scene
  /** The lines over the rock, which are in the scene. */
  readonly lines: Object3D
  readonly surface: Surface
  readonly content: () => StageContent | undefined
}

/**
 * An off-screen picture of a software renderer, whose cost is proportional to its pixels. It is drawn into memory, since
 * going through a canvas takes longer than the drawing, and the rock is kept while only lines move over it. Owns its
 * textures until `dispose`.
 */
export class Plate {
  readonly #renderer: Renderer
  readonly #parts: PlateParts
  readonly #rock: ReturnType<typeof targetOf>
  readonly #picture: ReturnType<typeof targetOf>
  readonly #cover: Mesh
  /** Everything that determined the look of the rock when it was last drawn. */
  #look: readonly unknown[] = []
  #isKept = false

  /** The picture has as many pixels as the renderer's canvas. */
  constructor(renderer: Renderer, parts: PlateParts) {
    const { width, height } = renderer.domElement
    this.#renderer = renderer
    this.#parts = parts
    this.#rock = targetOf(width, height)
    this.#picture = targetOf(width, height)
    this.#cover = coverOf(this.#rock)
    parts.scene.add(this.#cover)
  }

  /**
   * Draws the scene. Its rock is kept when it looks the same a second time, since keeping it for a turning camera would
   * be useless.
   */
  draw(camera: Camera): void {
    const { lines, surface } = this.#parts
    const { group: rock } = surface
    const look = [...this.#looks(), ...camera.matrixWorld.elements]
    const [hasRock, hasLines] = [rock.visible, lines.visible]
    const isSame = look.length === this.#look.length && look.every((one, i) => one === this.#look[i])
    this.#look = look
    if (isSame && !this.#isKept) {
      lines.visible = false
      this.#render(this.#rock.target, camera)
      lines.visible = hasLines
    }
    this.#isKept = isSame
    this.#cover.visible = isSame
    rock.visible = hasRock && !isSame
    this.#render(this.#picture.target, camera)
    this.#cover.visible = false
    rock.visible = hasRock
  }

  /** Returns the last drawn picture. */
  async pixels(): Promise<ImageData> {
    const { target } = this.#picture
    const { width, height } = target
    const bytes = await this.#renderer.readRenderTargetPixelsAsync(target, 0, 0, width, height)
    const rows = new Uint8ClampedArray(bytes.buffer as ArrayBuffer, bytes.byteOffset, 4 * width * height)
    return new ImageData(
      this.#renderer.coordinateSystem === WebGPUCoordinateSystem ? rows : upright(rows, 4 * width),
      width,
      height,
    )
  }

  dispose(): void {
    this.#cover.removeFromParent()
    this.#cover.geometry.dispose()
    ;(this.#cover.material as MeshBasicNodeMaterial).dispose()
    for (const { target, depths } of [this.#rock, this.#picture]) {
      depths.dispose()
      target.dispose()
    }
  }

  /** Returns everything that determines the look of the rock from one place. */
  #looks(): readonly unknown[] {
    const { surface, content } = this.#parts
    const { terrain, scale, theme, colors, drape, ghost, facets } = content() ?? {}
    const { ghostStrength, morph } = surface.nodes
    return [terrain, scale, theme, colors, drape, ghost, facets, ghostStrength.value, morph.value]
  }

  #render(target: RenderTarget, camera: Camera): void {
    this.#renderer.setRenderTarget(target)
    this.#renderer.render(this.#parts.scene, camera)
    this.#renderer.setRenderTarget(null)
  }
}

/** Reverses the rows, which WebGL counts from the bottom. */
function upright(rows: Uint8ClampedArray<ArrayBuffer>, length: number): Uint8ClampedArray<ArrayBuffer> {
  const turned = new Uint8ClampedArray(rows.length)
  for (let at = 0; at < rows.length; at += length)
    turned.set(rows.subarray(at, at + length), rows.length - length - at)
  return turned
}
