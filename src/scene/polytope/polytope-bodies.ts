import type { Point } from '../block.ts'
import {
  BackSide,
  BufferAttribute,
  BufferGeometry,
  FrontSide,
  Group,
  Matrix4,
  Mesh,
  MeshBasicNodeMaterial,
  SphereGeometry,
  type Side,
} from 'three/webgpu'
import { attribute } from 'three/tsl'
import type { Theme } from '../../math/picture/palette.ts'
import { parseColor, type Rgb } from '../../math/picture/color.ts'
import type { PolytopeFrame } from './frame.ts'
import type { EllipsoidView, PolytopeContent } from './polytope-content.ts'
import { norm } from '../../math/linear-algebra/vector.ts'

/** Direction of the light, and the fraction of a facet's colour in the shade. */
const light: Point = [-0.45, 0.8, 0.4]
const shade = 0.1
/** Opacity of a facet seen from inside and from outside, and of the strongest ellipsoid. */
const cover = { inner: 0.62, outer: 0.34, ellipsoid: 0.24 } as const
const mostEllipsoids = 6

const mix = (p: Rgb, q: Rgb, share: number): Rgb => [
  p[0] + share * (q[0] - p[0]),
  p[1] + share * (q[1] - p[1]),
  p[2] + share * (q[2] - p[2]),
]

/** Colours of a facet in the light and in the shade: those of rock, which no path has. */
const rock: Readonly<Record<'light' | 'dark', readonly [Rgb, Rgb]>> = {
  light: [parseColor('#f7e6bd'), parseColor('#8a6a45')],
  dark: [parseColor('#d0a766'), parseColor('#39332c')],
}

const isDark = (theme: Theme): boolean => theme.endsWith('dark')

/** The facets of a polytope and the ellipsoids around it, translucent. Owns its geometry and materials. */
export class PolytopeBodies {
  readonly group = new Group()
  readonly #facets: readonly Mesh<BufferGeometry, MeshBasicNodeMaterial>[]
  readonly #sphere = new SphereGeometry(1, 40, 28)
  readonly #ellipsoids: readonly Mesh<SphereGeometry, MeshBasicNodeMaterial>[]

  constructor() {
    const facets = (side: Side, opacity: number, order: number) => {
      const mesh = new Mesh(new BufferGeometry(), translucent(side, opacity))
      mesh.material.colorNode = attribute<'vec3'>('facetColor', 'vec3')
      mesh.frustumCulled = false
      mesh.renderOrder = order
      return mesh
    }
    this.#facets = [facets(BackSide, cover.inner, 0), facets(FrontSide, cover.outer, 3)]
    this.#ellipsoids = Array.from({ length: mostEllipsoids }, (_, k) => {
      const mesh = new Mesh(this.#sphere, translucent(FrontSide, cover.ellipsoid))
      mesh.matrixAutoUpdate = false
      mesh.frustumCulled = false
      mesh.renderOrder = 4 + k
      mesh.visible = false
      return mesh
    })
    this.group.add(...this.#facets, ...this.#ellipsoids)
  }

  setFacets({ facets, vertices, theme }: PolytopeContent, { toWorld, turn }: PolytopeFrame): void {
    const [lit, dim] = rock[isDark(theme) ? 'dark' : 'light']
    const triangles = facets.flatMap(({ corners, normal }) => {
      const [a, b, c] = turn(normal)
      const along = (a * light[0] + b * light[1] + c * light[2]) / Math.hypot(a, b, c) / norm(light)
      const color = mix(dim, lit, shade + (1 - shade) * Math.max(0, along))
      const [first, ...rest] = corners.map((v) => toWorld(vertices[v] ?? [NaN, NaN, NaN]))
      const pairs = rest.slice(1).map((place, i) => [rest[i] ?? place, place])
      return pairs.map((pair) => ({ places: first ? [first, ...pair] : [], color }))
    })
    const geometry = new BufferGeometry()
    const buffer = (numbers: readonly number[]) => new BufferAttribute(Float32Array.from(numbers), 3)
    geometry.setAttribute('position', buffer(triangles.flatMap(({ places }) => places.flat())))
    geometry.setAttribute(
      'facetColor',
      buffer(triangles.flatMap(({ places, color }) => places.flatMap(() => [...color]))),
    )
    for (const mesh of this.#facets) {
      mesh.geometry.dispose()
      mesh.geometry = geometry
    }
  }

  setEllipsoids(ellipsoids: readonly EllipsoidView[], { scale, toWorld, turn }: PolytopeFrame): void {
    this.#ellipsoids.forEach((mesh, k) => {
      const view = ellipsoids[k]
      mesh.visible = view !== undefined
      if (!view) return
      const column = (j: number): Point => {
        const [a = 0, b = 0, c = 0] = view.axes.slice(3 * j, 3 * j + 3)
        return turn([scale * a, scale * b, scale * c])
      }
      const [p, q, r] = [column(0), column(1), column(2)]
      const [x, y, z] = toWorld(view.centre)
      // prettier-ignore
      mesh.matrix = new Matrix4(p[0], q[0], r[0], x, p[1], q[1], r[1], y, p[2], q[2], r[2], z, 0, 0, 0, 1)
      mesh.matrixWorldNeedsUpdate = true
      mesh.material.color.setRGB(...parseColor(view.color))
      mesh.material.opacity = cover.ellipsoid * view.strength
    })
  }

  dispose(): void {
    for (const { geometry, material } of this.#facets) {
      geometry.dispose()
      material.dispose()
    }
    this.#sphere.dispose()
    for (const { material } of this.#ellipsoids) material.dispose()
  }
}

const translucent = (side: Side, opacity: number): MeshBasicNodeMaterial =>
  new MeshBasicNodeMaterial({ side, opacity, transparent: true, depthWrite: false })
