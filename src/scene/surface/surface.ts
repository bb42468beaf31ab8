import {
  DoubleSide,
  Group,
  Mesh,
  MeshBasicNodeMaterial,
  PlaneGeometry,
  type BufferGeometry,
  type Node,
} from 'three/webgpu'
import {
  Fn,
  abs,
  clamp,
  float,
  fract,
  fwidth,
  If,
  max,
  mix,
  positionGeometry,
  positionWorld,
  screenCoordinate,
  select,
  smoothstep,
  step,
  varyingProperty,
  vec2,
  vec3,
  vec4,
} from 'three/tsl'
import type { Terrain } from '../../reference/results.ts'
import { block } from '../block.ts'
import { HeightTexture } from './height-texture.ts'
import { fieldGeometry, sideGeometry } from './surface-geometry.ts'
import { SurfaceNodes, vertexPlace } from './surface-nodes.ts'

/** Points along a and b, and their losses. */
type Heights = Pick<Terrain, 'resolution' | 'values'>

const sameResolution = (x: readonly [number, number], y: readonly [number, number]) =>
  x[0] === y[0] && x[1] === y[1]

/** World position over a grid place at a height. */
const worldAt = (uv: Node<'vec2'>, y: Node<'float'>) =>
  vec3(uv.x.mul(2).sub(1).mul(block.half), y, float(1).sub(uv.y.mul(2)).mul(block.half))

/** 1 on dark strata, where lines are drawn in paper, 0 on light ones, where they are drawn in ink. */
const darkness = (fraction: Node<'float'>) => smoothstep(0.28, 0.42, fraction).oneMinus()

/**
 * Returns a base colour with every other band darker by `bands`, and the contour lines: `dark` is 1 where the base needs
 * a light pen.
 */
function lined(
  nodes: SurfaceNodes,
  fraction: Node<'float'>,
  base: Node<'vec3'>,
  dark: Node<'float'>,
  bands: Node<'float'>,
) {
  const lines = nodes.contours(fraction).toVar()
  const pen = mix(nodes.ink, vec3(0.93, 0.88, 0.78), dark)
  const strength = max(
    lines.x.mul(mix(float(0.3), float(0.24), dark)),
    lines.y.mul(mix(float(0.62), float(0.5), dark)),
  )
  return mix(base.mul(float(1).sub(lines.z.mul(bands))), pen, strength)
}

/** Strength of the ink line along the edge of the cut: 1 at the cut, at height 1, and 0 a pixel and a half away. */
const cutEdge = (nodes: SurfaceNodes, fraction: Node<'float'>) =>
  smoothstep(
    0,
    1.6,
    abs(fraction.sub(1))
      .div(max(fwidth(fraction), 1e-6))
      .div(nodes.pixelRatio),
  ).oneMinus()

/** The block of rock: surface, flat top where it is cut, sides, and the floor visible through holes. Owns its GPU objects. */
export class Surface {
  readonly group = new Group()
  readonly nodes = new SurfaceNodes()
  readonly #top: Mesh
  readonly #lid: Mesh
  readonly #sides: Mesh
  readonly #floor: Mesh
  readonly #shadow: Mesh
  #current: HeightTexture | undefined
  #previous: HeightTexture | undefined
  #ghost: HeightTexture | undefined

  constructor() {
    const field = fieldGeometry([2, 2])
    this.#top = new Mesh(field, this.#topMaterial())
    this.#lid = new Mesh(field, this.#lidMaterial())
    this.#sides = new Mesh(sideGeometry([2, 2]), this.#sideMaterial())
    this.#floor = new Mesh(new PlaneGeometry(2, 2), this.#floorMaterial())
    this.#shadow = new Mesh(new PlaneGeometry(6, 6), this.#shadowMaterial())
    this.#shadow.renderOrder = -1
    for (const mesh of [this.#floor, this.#shadow]) {
      mesh.rotation.x = -Math.PI / 2
      mesh.position.y = block.foot
    }
    this.#shadow.position.y -= 0.002
    this.group.add(this.#shadow, this.#top, this.#lid, this.#sides, this.#floor)
    for (const mesh of this.#meshes) mesh.frustumCulled = false
    this.group.visible = false
  }

  /**
   * Shows a terrain: as the first, by a morph from the previous one, or instead of the current one, for a finer grid of
   * it or a new goal of a running morph. `cut` is true if anything rises above the range. `before` replaces the losses of
   * the previous terrain by others with the same heights on another scale.
   */
  show(terrain: Heights, as: 'first' | 'next' | 'instead', cut: boolean, before?: Float32Array): void {
    const [old, older] = [this.#current, this.#previous]
    const dropped = { first: [older, old], next: [older], instead: [old] }[as]
    const reuse = dropped.find((t) => t && sameResolution(t.resolution, terrain.resolution))
    for (const texture of dropped) if (texture !== reuse) texture?.dispose()
    this.#previous = { first: undefined, next: old, instead: older }[as]
    if (before) this.#previous?.fill(before)
    this.#current = reuse ?? new HeightTexture(terrain.resolution)
    this.#current.fill(terrain.values)
    this.nodes.current.set(this.#current)
    this.nodes.previous.set(this.#previous)
    if (!old || !sameResolution(old.resolution, terrain.resolution)) this.#reshape(terrain.resolution)
    this.#lid.visible = cut
    this.group.visible = true
  }

  /** Draws the contours of the previous terrain; undefined removes them. */
  showGhost(terrain: Terrain | undefined): void {
    this.nodes.ghostStrength.value = terrain ? 1 : 0
    if (!terrain) return
    if (!this.#ghost || !sameResolution(this.#ghost.resolution, terrain.resolution)) {
      this.#ghost?.dispose()
      this.#ghost = new HeightTexture(terrain.resolution)
    }
    this.#ghost.fill(terrain.values)
    this.nodes.ghost.set(this.#ghost)
  }

  /** Turns flat facets at the grid points on or off. */
  setFacets(facets: boolean): void {
    const value = facets ? 1 : 0
    if (this.nodes.facets.value === value) return
    this.nodes.facets.value = value
    if (this.#current) this.#reshape(this.#current.resolution)
  }

  setCut(cut: boolean): void {
    this.#lid.visible = cut
  }

  hide(): void {
    this.group.visible = false
  }

  dispose(): void {
    for (const mesh of this.#meshes) {
      mesh.geometry.dispose()
      ;(mesh.material as MeshBasicNodeMaterial).dispose()
    }
    this.#current?.dispose()
    this.#previous?.dispose()
    this.#ghost?.dispose()
    this.nodes.dispose()
  }

  get #meshes(): readonly Mesh[] {
    return [this.#top, this.#lid, this.#sides, this.#floor, this.#shadow]
  }

  #reshape(resolution: readonly [number, number]): void {
    this.#top.geometry.dispose()
    this.#sides.geometry.dispose()
    const facets = this.nodes.facets.value === 1
    const field: BufferGeometry = fieldGeometry(resolution, facets)
    this.#top.geometry = field
    this.#lid.geometry = field
    this.#sides.geometry = sideGeometry(resolution, facets)
    this.#floor.visible = this.#shadow.visible = resolution[1] > 1
  }

  #topMaterial(): MeshBasicNodeMaterial {
    const nodes = this.nodes
    const fraction = varyingProperty('float', 'rockFraction')
    const hole = varyingProperty('float', 'rockHole')
    const light = varyingProperty('float', 'rockLight')
    const before = varyingProperty('float', 'rockBefore')
    const material = new MeshBasicNodeMaterial({ side: DoubleSide })
    material.positionNode = Fn(() => {
      const place = vertexPlace()
      const height = nodes.height(place).toVar()
      fraction.assign(height.x)
      hole.assign(height.y)
      light.assign(nodes.lightAt(place, height.x))
      before.assign(-1)
      If(nodes.ghostStrength.greaterThan(0), () => {
        before.assign(nodes.ghostFraction(place))
      })
      return worldAt(place, max(height.x, 0).mul(block.relief))
    })()
    material.colorNode = Fn(() => {
      hole.greaterThan(0).or(fraction.greaterThan(1)).discard()
      const base = nodes.color(fraction).mul(light).toVar()
      const dark = darkness(fraction).toVar()
      const bands = float(0.055).toVar()
      // A drape is lit more evenly than rock, so that its colours can be distinguished.
      If(nodes.drape.strength.greaterThan(0), () => {
        const drape = nodes.drape.color().toVar()
        base.assign(mix(base, drape.rgb.mul(mix(float(1), light, 0.55)), drape.a))
        const night = smoothstep(0.18, 0.4, drape.rgb.dot(vec3(0.3, 0.59, 0.11))).oneMinus()
        dark.assign(mix(dark, night, drape.a))
        bands.assign(mix(bands, 0.03, drape.a))
      })
      const color = lined(nodes, fraction, base, dark, bands).toVar()
      If(nodes.ghostStrength.greaterThan(0), () => {
        const lines = nodes.contours(before)
        const dots = step(3, fract(screenCoordinate.x.add(screenCoordinate.y).div(6)).mul(6))
        const seen = step(0, before).mul(lines.y).mul(dots).mul(nodes.ghostStrength)
        color.assign(mix(color, nodes.paper, seen.mul(0.6)))
      })
      const below = step(fraction, -1e-4).mul(hatch(nodes, 10))
      const cut = select(fraction.greaterThan(0.9), cutEdge(nodes, fraction), float(0))
      return vec4(mix(mix(color, nodes.paper, below.mul(0.5)), nodes.ink, cut.mul(0.9)), 1)
    })()
    return material
  }

  /** Flat top where the surface is cut: paler than any stratum, hatched, with an edge in ink. */
  #lidMaterial(): MeshBasicNodeMaterial {
    const nodes = this.nodes
    const fraction = varyingProperty('float', 'lidFraction')
    const hole = varyingProperty('float', 'lidHole')
    const material = new MeshBasicNodeMaterial({ side: DoubleSide })
    material.positionNode = Fn(() => {
      const place = vertexPlace()
      const height = nodes.height(place).toVar()
      fraction.assign(height.x)
      hole.assign(height.y)
      return worldAt(place, float(block.relief))
    })()
    material.colorNode = Fn(() => {
      hole.greaterThan(0).or(fraction.lessThanEqual(1)).discard()
      const bare = mix(nodes.color(float(1)), vec3(1, 1, 1), 0.45)
      const drape = nodes.drape.color().toVar()
      const top = mix(bare, drape.rgb, nodes.drape.strength.mul(drape.a))
      const edge = cutEdge(nodes, fraction)
      return vec4(mix(mix(top, nodes.ink, hatch(nodes, 9).mul(0.26)), nodes.ink, edge.mul(0.9)), 1)
    })()
    return material
  }

  /** Cut sides: horizontal strata at the heights of the contour lines; bedrock below the range. */
  #sideMaterial(): MeshBasicNodeMaterial {
    const nodes = this.nodes
    const hole = varyingProperty('float', 'sideHole')
    const material = new MeshBasicNodeMaterial({ side: DoubleSide })
    material.positionNode = Fn(() => {
      const place = vertexPlace()
      const height = nodes.height(place).toVar()
      hole.assign(height.y)
      const surface = max(height.x, 0).mul(block.relief)
      return worldAt(place, mix(float(block.foot), surface, positionGeometry.z))
    })()
    material.colorNode = Fn(() => {
      const y = positionWorld.y
      hole.greaterThan(0).or(y.greaterThan(block.relief)).discard()
      const fraction = y.div(block.relief)
      const onRight = step(0.999, abs(positionWorld.x))
      const light = mix(float(0.84), float(0.66), onRight)
      const height = clamp(fraction, 0, 1).toVar()
      const wall = lined(nodes, height, nodes.color(height).mul(light), darkness(height), float(0.1))
      const depth = clamp(y.div(block.foot), 0, 1)
      const bedrock = nodes
        .color(float(0))
        .mul(light)
        .mul(mix(float(0.92), float(0.7), depth))
      return vec4(select(y.lessThan(0), bedrock, wall), 1)
    })()
    return material
  }

  #floorMaterial(): MeshBasicNodeMaterial {
    const material = new MeshBasicNodeMaterial({ side: DoubleSide })
    material.colorNode = vec4(mix(this.nodes.stage, this.nodes.pencil, hatch(this.nodes, 12).mul(0.35)), 1)
    return material
  }

  /** Shadow of the block: a soft darkening of the paper around its foot. */
  #shadowMaterial(): MeshBasicNodeMaterial {
    const material = new MeshBasicNodeMaterial({ transparent: true, depthWrite: false })
    const beyond = max(abs(positionWorld.xz).sub(block.half), 0)
    const distance = beyond.sub(vec2(0.02, 0.03)).length()
    material.colorNode = vec4(
      vec3(0.09, 0.07, 0.05),
      smoothstep(0, 0.55, distance).oneMinus().pow(2).mul(0.3),
    )
    return material
  }
}

/** Diagonal lines on the screen, `period` CSS pixels apart. */
const hatch = (nodes: SurfaceNodes, period: number): Node<'float'> => {
  const place = screenCoordinate.x.add(screenCoordinate.y).div(nodes.pixelRatio.mul(period))
  return smoothstep(0.28, 0.42, abs(fract(place).sub(0.5)))
    .oneMinus()
    .mul(0.9)
}
