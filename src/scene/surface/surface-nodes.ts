import { DataTexture, FloatType, LinearFilter, RedFormat, Vector2, Vector3, type Node } from 'three/webgpu'
import {
  Fn,
  If,
  abs,
  bitAnd,
  clamp,
  cross,
  float,
  floatBitsToUint,
  floor,
  fract,
  fwidth,
  log2,
  max,
  min,
  mix,
  normalize,
  positionGeometry,
  pow,
  select,
  smoothstep,
  step,
  texture,
  uint,
  uniform,
  vec2,
  vec3,
} from 'three/tsl'
import { tokens, type Theme } from '../../math/picture/palette.ts'
import { block } from '../block.ts'
import { parseColor } from '../../math/picture/color.ts'
import { colorTable, type ColorMapName } from '../../math/picture/color-map.ts'
import { contourRule } from './contour-levels.ts'
import { DrapeNodes } from './drape-nodes.ts'
import { fractionBounds } from './height-field.ts'
import { heightQuantity } from '../../math/height-scale.ts'
import type { HeightTexture } from './height-texture.ts'
import { texel } from './texel.ts'
import type { HeightScale } from '../../math/height-scale.ts'

type Float = Node<'float'>
type Vec2 = Node<'vec2'>

const tableSize = 256

/** A field of losses in the shader: its texture, its size, and its lookup. */
export class FieldNodes {
  /** One for each field: three gives fields a common binding if they have the same texture while a shader is built. */
  readonly #empty = new DataTexture(new Float32Array(1), 1, 1, RedFormat, FloatType)
  readonly #texture = texture(this.#empty)
  readonly #size = uniform(new Vector2(1, 1))

  constructor() {
    this.#empty.needsUpdate = true
  }

  /** Undefined replaces the field by a single 0. */
  set(heights: HeightTexture | undefined): void {
    this.#texture.value = heights?.texture ?? this.#empty
    this.#size.value.set(...(heights?.resolution ?? [1, 1]))
  }

  dispose(): void {
    this.#empty.dispose()
  }

  get step(): Vec2 {
    return vec2(1, 1).div(max(this.#size.sub(1), 1))
  }

  /** The loss at the grid point nearest to (u, v) in [0, 1]², moved by a whole number of points. */
  at(uv: Vec2, di = 0, dj = 0): Float {
    const last = this.#size.sub(1)
    const place = clamp(floor(uv.mul(last).add(0.5)).add(vec2(di, dj)), vec2(0, 0), last)
    return texel(this.#texture, place).x
  }

  /** The loss at (u, v), bilinear, for a mesh with other points than the field. */
  between(uv: Vec2): Float {
    const place = clamp(uv, vec2(0, 0), vec2(1, 1)).mul(this.#size.sub(1))
    const low = floor(place).toVar()
    const part = place.sub(low).toVar()
    const corner = (di: number, dj: number) => {
      const at = min(low.add(vec2(di, dj)), this.#size.sub(1))
      return texel(this.#texture, at).x
    }
    const near = mix(corner(0, 0), corner(1, 0), part.x)
    const far = mix(corner(0, 1), corner(1, 1), part.x)
    return mix(near, far, part.y)
  }
}

/** Uniforms and functions shared by everything that shows the field: heights, colours, contour lines. */
export class SurfaceNodes {
  readonly current = new FieldNodes()
  readonly previous = new FieldNodes()
  readonly ghost = new FieldNodes()
  readonly drape = new DrapeNodes()
  /** 0 shows the previous field, 1 the current one. */
  readonly morph = uniform(1)
  readonly ghostStrength = uniform(0)
  /** 1 if each grid point has a flat facet. */
  readonly facets = uniform(0)
  readonly pixelRatio = uniform(1)
  readonly ink = uniform(new Vector3())
  readonly paper = uniform(new Vector3())
  readonly stage = uniform(new Vector3())
  /** Second ink of the theme, for hatching next to the rock. */
  readonly pencil = uniform(new Vector3())
  readonly #bottom = uniform(0)
  readonly #top = uniform(1)
  readonly #logarithmic = uniform(0)
  readonly #minimum = uniform(0)
  readonly #floor = uniform(1)
  readonly #decades = uniform(0)
  readonly #fine = uniform(0)
  readonly #every = uniform(1)
  readonly #minor = uniform(1)
  readonly #major = uniform(1)
  readonly #offset = uniform(0)
  readonly #table: DataTexture
  readonly #colors

  constructor() {
    this.#table = new DataTexture(new Uint8Array(4 * tableSize), tableSize, 1)
    this.#table.minFilter = LinearFilter
    this.#table.magFilter = LinearFilter
    this.#colors = texture(this.#table)
  }

  /** Sets the theme. Drawings on the rock use light ink and paper in any theme. */
  setTheme(theme: Theme): void {
    const [rock, look] = [tokens('light'), tokens(theme)]
    this.ink.value.set(...parseColor(rock.ink))
    this.paper.value.set(...parseColor(rock.paper))
    this.stage.value.set(...parseColor(look.stage))
    this.pencil.value.set(...parseColor(look.secondInk))
  }

  setColors(name: ColorMapName): void {
    this.#table.image.data = colorTable(name, tableSize)
    this.#table.needsUpdate = true
  }

  setScale(scale: HeightScale): void {
    this.#bottom.value = heightQuantity(scale, scale.range[0])
    this.#top.value = heightQuantity(scale, scale.range[1])
    this.#logarithmic.value = scale.kind === 'log' ? 1 : 0
    this.#minimum.value = scale.minimum
    this.#floor.value = scale.floor
    const rule = contourRule(scale)
    this.#decades.value = rule.kind === 'decades' ? 1 : 0
    if (rule.kind === 'decades') {
      this.#fine.value = rule.fine ? 1 : 0
      this.#every.value = rule.every
    } else {
      this.#minor.value = rule.minor
      this.#major.value = rule.major
      this.#offset.value = scale.kind === 'linear' ? rule.offset : 0
    }
  }

  dispose(): void {
    for (const field of [this.current, this.previous, this.ghost, this.drape]) field.dispose()
    this.#table.dispose()
  }

  /** 1 if a loss is NaN or infinite; from its bits, since a compiler may assume that there are none. */
  notFinite(loss: Float): Float {
    const exponent = bitAnd(floatBitsToUint(loss) as unknown as Node<'uint'>, uint(0x7f800000))
    return select(exponent.equal(uint(0x7f800000)), float(1), float(0))
  }

  /** Fraction of the block's height of a finite loss, bounded. */
  fraction(loss: Float): Float {
    const quantity = select(
      this.#logarithmic.greaterThan(0.5),
      log2(max(loss.sub(this.#minimum), this.#floor)).mul(Math.LOG10E * Math.LN2),
      loss,
    )
    const [low, high] = fractionBounds
    return clamp(quantity.sub(this.#bottom).div(this.#top.sub(this.#bottom)), low, high)
  }

  /** (fraction while morphing, 1 in a hole) at a grid point. */
  readonly height = Fn(([uv]: [Vec2]) => {
    const loss = this.current.at(uv).toVar()
    const hole = this.notFinite(loss).toVar()
    const fraction = this.#finiteFraction(loss, float(0)).toVar()
    If(this.morph.lessThan(1), () => {
      const before = this.#finiteFraction(this.previous.between(uv), fraction)
      fraction.assign(mix(before, fraction, this.morph))
    })
    return vec2(fraction, hole)
  })

  /** The unit normal at a grid point, by central differences of what is drawn. */
  readonly normal = Fn(([uv, centre]: [Vec2, Float]) => {
    const drawn = (di: number, dj: number) => {
      const fraction = this.#finiteFraction(this.current.at(uv, di, dj), centre).toVar()
      If(this.morph.lessThan(1), () => {
        const place = uv.add(this.current.step.mul(vec2(di, dj)))
        const before = this.#finiteFraction(this.previous.between(place), fraction)
        fraction.assign(mix(before, fraction, this.morph))
      })
      return clamp(fraction, 0, 1.2).mul(block.relief)
    }
    const step = this.current.step.mul(4 * block.half)
    const along = vec3(step.x, drawn(1, 0).sub(drawn(-1, 0)), 0)
    const away = vec3(0, drawn(0, 1).sub(drawn(0, -1)), step.y.negate())
    return normalize(cross(along, away))
  })

  /** Fraction of the ghost at (u, v), on any grid, also across facets; below 0 in its holes, which then have no line. */
  ghostFraction(uv: Vec2): Float {
    return this.#finiteFraction(this.ghost.between(uv), float(-1))
  }

  color(fraction: Float): Node<'vec3'> {
    const inset = 0.5 / tableSize
    return this.#colors.sample(vec2(mix(float(inset), float(1 - inset), clamp(fraction, 0, 1)), 0.5)).rgb
  }

  /** Light at a grid point whose height is `fraction`; facets are flat. */
  lightAt(place: Vec2, fraction: Float): Float {
    const normal = mix(this.normal(place, fraction), vec3(0, 1, 0), this.facets)
    return this.light(normal)
  }

  /** Light of a matte surface under a high lamp on the viewer's left, as a factor. */
  light(normal: Node<'vec3'>): Float {
    const facing = normal
      .dot(normalize(vec3(-0.55, 0.75, 0.35)))
      .mul(0.5)
      .add(0.5)
    return mix(float(0.58), float(1.1), pow(facing, float(1.3)))
  }

  /**
   * (light line, heavy line, band parity) of the contours at a height, given as a fraction of the range. Lines are
   * antialiased, and their width on the screen is constant.
   */
  readonly contours = Fn(([fraction]: [Float]) => {
    const quantity = mix(this.#bottom, this.#top, fraction)
    const light = float(0).toVar()
    const heavy = float(0).toVar()
    const band = float(0).toVar()
    If(this.#decades.greaterThan(0.5), () => {
      const width = fwidth(quantity).toConst()
      const part = fract(quantity).toConst()
      const decade = min(part, part.oneMinus())
      const two = abs(part.sub(Math.log10(2)))
      const five = abs(part.sub(Math.log10(5)))
      const nearest = select(this.#fine.greaterThan(0.5), min(decade, min(two, five)), decade)
      const group = quantity.div(this.#every)
      light.assign(this.#line(nearest, width, 0.55).mul(smoothstep(0.06, 0.2, width).oneMinus()))
      heavy.assign(
        this.#line(abs(fract(group.add(0.5)).sub(0.5)).mul(this.#every), width, 1).mul(
          smoothstep(0.25, 0.6, width.div(this.#every)).oneMinus(),
        ),
      )
      const inDecade = select(
        part.greaterThan(Math.log10(5)),
        float(0),
        select(part.greaterThan(Math.log10(2)), float(1), float(0)),
      )
      band.assign(select(this.#fine.greaterThan(0.5), inDecade, fract(floor(quantity).mul(0.5)).mul(2)))
    }).Else(() => {
      const value = select(
        this.#logarithmic.greaterThan(0.5),
        pow(float(10), quantity),
        quantity.sub(this.#offset),
      )
      const width = fwidth(value).toConst()
      const distance = (every: Float) => abs(fract(value.div(every).add(0.5)).sub(0.5)).mul(every)
      const dense = smoothstep(0.2, 0.5, width.div(this.#minor)).oneMinus()
      light.assign(this.#line(distance(this.#minor), width, 0.55).mul(dense))
      heavy.assign(
        this.#line(distance(this.#major), width, 1).mul(
          smoothstep(0.25, 0.6, width.div(this.#major)).oneMinus(),
        ),
      )
      band.assign(fract(floor(value.div(this.#minor)).mul(0.5)).mul(2))
    })
    const above = step(0.004, fraction)
    return vec3(light.mul(above), heavy.mul(above), band)
  })

  /** Coverage of a line `half` CSS pixels to each side of distance 0, where the distance grows by `width` per pixel. */
  #line(distance: Float, width: Float, half: number): Float {
    const pixels = distance.div(max(width, 1e-9)).sub(this.pixelRatio.mul(half))
    return select(width.greaterThan(1e-6), smoothstep(-0.5, 0.7, pixels).oneMinus(), float(0))
  }

  #finiteFraction(loss: Float, otherwise: Float): Float {
    return select(this.notFinite(loss).greaterThan(0.5), otherwise, this.fraction(loss))
  }
}

/** (u, v) of a vertex of the field's mesh. */
export const vertexPlace = (): Vec2 => positionGeometry.xy
