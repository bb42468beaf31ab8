import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  FloatType,
  Mesh,
  MeshBasicNodeMaterial,
  RGBAFormat,
  Sphere,
  Vector2,
  Vector3,
  WebGPUCoordinateSystem,
  DoubleSide,
  GreaterDepth,
  Group,
  Matrix4,
  type Camera,
  type Node,
} from 'three/webgpu'
import {
  Fn,
  abs,
  cameraNear,
  cameraProjectionMatrix,
  clamp,
  float,
  fract,
  int,
  ivec2,
  length,
  max,
  mix,
  modelViewMatrix,
  select,
  smoothstep,
  step,
  texture,
  uniform,
  varyingProperty,
  vec2,
  vec3,
  vec4,
  vertexIndex,
} from 'three/tsl'
import type { Rgb } from '../../math/picture/color.ts'
import { texel } from '../surface/texel.ts'
import type { StageRenderer } from '../renderer.ts'

/** Look of a line. Widths are CSS pixels, the same at any zoom. */
export interface Pen {
  readonly color: Rgb
  /** Half the width of the coloured core, then the widths of the inner and the outer rim. */
  readonly core: number
  readonly inner: number
  readonly outer: number
  /** Length of a dash and its period along the line, CSS pixels; a period of 0 is a solid line. */
  readonly dash: readonly [number, number]
}

/** A line through points of the world, (x, y, z) after (x, y, z); NaN breaks it. */
export interface Stroke {
  readonly pen: Pen
  readonly points: Float32Array
}

/**
 * Numbers per segment, in four texels: start 3 and core, end 3 and inner rim, colour 3 and outer rim, dash, period,
 * pixels along at start and at end.
 */
const stride = 16
const texels = stride / 4
/** Segments per row of the texture that holds them. */
const rowSegments = 256

/** Pixels of depth, per pixel of half width, by which a line is in front of what is under it, and its core in front of its rim. */
const nearing = 4
const sinking = 1.5
/** CSS pixels between the dots of a hidden line, and their radius in halves of its core. */
const dots = { spacing: 11, radius: 1 } as const
/** A round end continues the depth of its segment, up to this multiple of `sinking`. */
const steepest = 6

/** A stroke, and the indices of the points at which its segments begin, between two points without NaN. */
interface Line extends Stroke {
  readonly segments: readonly number[]
}

function lineOf(stroke: Stroke): Line {
  const { points } = stroke
  const segments: number[] = []
  let before = false
  for (let k = 0; k + 2 < points.length; k += 3) {
    const here = !(Number.isNaN(points[k]) || Number.isNaN(points[k + 1]) || Number.isNaN(points[k + 2]))
    if (before && here) segments.push(k - 3)
    before = here
  }
  return { ...stroke, segments }
}

/** Lines over the rock in one draw call: round capsules with two rims, joined by depth without visible joints. Owns its buffers. */
export class Strokes {
  /** The lines, and dots where rock hides them, which are drawn while the depth buffer has only the rock. */
  readonly group = new Group()
  /** Four vertices per segment, all in one draw call, since software rendering processes instances one by one. */
  readonly #geometry = new BufferGeometry()
  readonly #viewport = uniform(new Vector2(1, 1))
  readonly #pixelRatio = uniform(1)
  /** World units per pixel at distance 1. */
  readonly #pixelSize = uniform(1)
  readonly #innerColor = uniform(new Vector3(1, 1, 1))
  readonly #outerColor = uniform(new Vector3(0, 0, 0))
  readonly #materials: readonly MeshBasicNodeMaterial[]
  #numbers = new Float32Array()
  #texture = new DataTexture(this.#numbers)
  readonly #segment = texture(this.#texture)
  #lines: readonly Line[] = []

  constructor(renderer: StageRenderer) {
    this.#geometry.boundingSphere = new Sphere(new Vector3(), 10)
    this.#makeRoom(1)
    this.#materials = [this.#material(renderer, true), this.#material(renderer, false)]
    for (const [order, material] of this.#materials.entries()) {
      const mesh = new Mesh(this.#geometry, material)
      mesh.frustumCulled = false
      mesh.renderOrder = 1 + order
      this.group.add(mesh)
    }
  }

  setCasings(inner: Rgb, outer: Rgb): void {
    this.#innerColor.value.set(...inner)
    this.#outerColor.value.set(...outer)
  }

  /** Sets the lines to draw; their points are read again at every `measure`. */
  set(strokes: readonly Stroke[]): void {
    this.#lines = strokes.map(lineOf)
    const count = this.#lines.reduce((sum, { segments }) => sum + segments.length, 0)
    if (count * stride > this.#numbers.length) this.#makeRoom(1.5 * count)
    const numbers = this.#numbers
    let at = 0
    for (const { pen, points, segments } of this.#lines) {
      const { color, core, inner, outer, dash } = pen
      const look = Float32Array.of(0, 0, 0, core, 0, 0, 0, inner, ...color, outer, ...dash, 0, 0)
      for (const k of segments) {
        numbers.set(look, at)
        for (let i = 0; i < 3; i++) {
          numbers[at + i] = points[k + i]!
          numbers[at + 4 + i] = points[k + 3 + i]!
        }
        at += stride
      }
    }
    this.#geometry.setDrawRange(0, (6 * at) / stride)
    this.group.visible = at > 0
    this.#texture.needsUpdate = true
  }

  /** Lays the dashes along the lines as they appear on the screen. `height` is the viewport's in CSS pixels. */
  measure(camera: Camera, width: number, height: number, pixelRatio: number, pixelSize: number): void {
    this.#viewport.value.set(width * pixelRatio, height * pixelRatio)
    this.#pixelRatio.value = pixelRatio
    this.#pixelSize.value = pixelSize
    const toClip = new Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse)
    const place = new Vector3()
    const project = (points: Float32Array, k: number): readonly [number, number] => {
      place.set(points[k]!, points[k + 1]!, points[k + 2]!).applyMatrix4(toClip)
      return [(place.x * width) / 2, (place.y * height) / 2]
    }
    let at = 0
    let changed = false
    for (const { pen, points, segments } of this.#lines) {
      if (pen.core <= 1) {
        at += stride * segments.length
        continue
      }
      let along = 0
      let next: number | undefined
      let end: readonly [number, number] = [0, 0]
      for (const k of segments) {
        const start = k === next ? end : project(points, k)
        next = k + 3
        end = project(points, next)
        this.#numbers[at + 14] = along
        along += Math.hypot(end[0] - start[0], end[1] - start[1])
        this.#numbers[at + 15] = along
        at += stride
        changed = true
      }
    }
    if (changed) this.#texture.needsUpdate = true
  }

  dispose(): void {
    this.#geometry.dispose()
    this.#texture.dispose()
    for (const material of this.#materials) material.dispose()
  }

  #makeRoom(segments: number): void {
    const rows = Math.ceil(segments / rowSegments)
    this.#numbers = new Float32Array(rows * rowSegments * stride)
    this.#texture.dispose()
    this.#texture = new DataTexture(this.#numbers, rowSegments * texels, rows, RGBAFormat, FloatType)
    this.#segment.value = this.#texture
    const index = new Uint32Array(6 * rows * rowSegments)
    for (let k = 0; k < rows * rowSegments; k++)
      index.set([4 * k, 4 * k + 1, 4 * k + 2, 4 * k, 4 * k + 2, 4 * k + 3], 6 * k)
    this.#geometry.dispose()
    this.#geometry.setIndex(new BufferAttribute(index, 1))
  }

  #material(renderer: StageRenderer, hidden: boolean): MeshBasicNodeMaterial {
    const material = new MeshBasicNodeMaterial({ transparent: true, side: DoubleSide, forceSinglePass: true })
    if (hidden) {
      material.depthFunc = GreaterDepth
      material.depthWrite = false
    }
    const local = varyingProperty('vec2', 'strokeLocal')
    const span = varyingProperty('vec4', 'strokeSpan')
    const color = varyingProperty('vec3', 'strokeColor')
    const widths = varyingProperty('vec3', 'strokeWidths')
    const dash = varyingProperty('vec4', 'strokeDash')
    const total = widths.x.add(widths.y).add(widths.z)

    material.vertexNode = Fn(() => {
      const corner = vertexIndex.mod(4).toVar()
      const segment = int(vertexIndex.div(4)).toVar()
      const [row, column] = [segment.div(rowSegments), segment.mod(rowSegments).mul(texels)]
      const numbers = (k: number) => texel(this.#segment, ivec2(column.add(k), row)).toVar()
      const [start, end, paint] = [numbers(0), numbers(1), numbers(2)]
      const widthsHere = vec3(start.w, end.w, paint.w).mul(this.#pixelRatio).toVar()
      const reach = widthsHere.x.add(widthsHere.y).add(widthsHere.z).add(1).toVar()
      const nearer = float(1).sub(this.#pixelSize.mul(reach).mul(nearing).div(this.#pixelRatio))
      const clip = (point: Node<'vec3'>) => {
        const view = modelViewMatrix.mul(vec4(point, 1)).xyz
        return cameraProjectionMatrix.mul(vec4(view.mul(nearer), 1)).toVar()
      }
      const clipA = clip(start.xyz)
      const clipB = clip(end.xyz)
      const behind = clipA.w.lessThan(0.01).or(clipB.w.lessThan(0.01))
      const ndcA = clipA.xyz.div(max(clipA.w, 0.01)).toVar()
      const ndcB = clipB.xyz.div(max(clipB.w, 0.01)).toVar()
      const half = this.#viewport.mul(0.5)
      const a = ndcA.xy.mul(half).toVar()
      const b = ndcB.xy.mul(half).toVar()
      const long = length(b.sub(a)).toVar()
      const along = select(long.greaterThan(1e-4), b.sub(a).div(max(long, 1e-4)), vec2(1, 0)).toVar()
      const across = vec2(along.y.negate(), along.x)
      const atEnd = select(corner.greaterThan(1), float(1), float(0)).toVar()
      const side = select(corner.equal(1).or(corner.equal(2)), float(1), float(-1))
      const shift = vec2(mix(reach.negate(), reach, atEnd), side.mul(reach)).toVar()
      local.assign(vec2(mix(float(0), long, atEnd).add(shift.x), shift.y))
      const slope = cameraNear.mul(this.#pixelSize).mul(sinking).div(this.#pixelRatio)
      span.assign(vec4(long, ndcA.z, ndcB.z, slope.div(max(clipA.w.add(clipB.w).mul(0.5), 0.01))))
      color.assign(paint.xyz)
      widths.assign(widthsHere)
      dash.assign(numbers(3).mul(this.#pixelRatio))
      const pixel = mix(a, b, atEnd).add(along.mul(shift.x)).add(across.mul(shift.y))
      return select(behind, vec4(2, 2, 2, 1), vec4(pixel.div(half), mix(ndcA.z, ndcB.z, atEnd), 1))
    })()

    const along = clamp(local.x, 0, span.x)
    const distance = length(vec2(local.x.sub(along), local.y))

    material.colorNode = Fn(() => {
      const cover = smoothstep(-0.5, 0.5, distance.sub(total)).oneMinus()
      cover.lessThan(0.02).discard()
      const part = along.div(max(span.x, 1e-4))
      const travelled = mix(dash.z, dash.w, part)
      const phase = fract(travelled.div(max(dash.y, 1e-4))).mul(dash.y)
      const fromMiddle = abs(phase.sub(dash.x.mul(0.5)))
      const wrapped = fromMiddle.min(abs(dash.y.sub(fromMiddle)))
      if (hidden) {
        const spacing = this.#pixelRatio.mul(dots.spacing)
        const dot = length(vec2(fract(travelled.div(spacing)).sub(0.5).mul(spacing), distance))
        const radius = widths.x.mul(dots.radius)
        widths.x
          .lessThan(this.#pixelRatio.mul(2))
          .or(dot.greaterThan(radius.add(this.#pixelRatio.mul(0.8))))
          .discard()
        return vec4(mix(color, this.#innerColor, step(radius, dot)), 1)
      }
      const inDash = select(
        dash.y.greaterThan(0),
        smoothstep(-0.5, 0.5, wrapped.sub(dash.x.mul(0.5))).oneMinus(),
        float(1),
      )
      const within = smoothstep(-0.5, 0.5, distance.sub(widths.x)).oneMinus()
      const inCore = within.mul(inDash)
      const inGap = within.mul(0.3)
      const inInner = smoothstep(-0.5, 0.5, distance.sub(widths.x).sub(widths.y)).oneMinus()
      const rims = mix(this.#outerColor, this.#innerColor, inInner.mul(step(0.01, widths.y)))
      const under = mix(rims, color, inGap)
      return vec4(mix(under, color, inCore), cover)
    })()

    const slope = clamp(
      span.z.sub(span.y).div(max(span.x, 1e-4)),
      span.w.mul(-steepest),
      span.w.mul(steepest),
    )
    const axis = mix(span.y, span.z, along.div(max(span.x, 1e-4))).add(slope.mul(local.x.sub(along)))
    const inRange = renderer.three.coordinateSystem === WebGPUCoordinateSystem ? axis : axis.mul(0.5).add(0.5)
    material.depthNode = inRange.add(distance.mul(span.w))
    return material
  }
}
