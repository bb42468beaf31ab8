import { BufferAttribute, BufferGeometry, Sphere, Vector3 } from 'three/webgpu'
import { depthOf } from '../block.ts'

const everything = new Sphere(new Vector3(), 10)

/** Half the width of a facet, in cells; slightly less than half, so that each facet is nearest to its own point. */
const halfFacet = 0.499

/** Places of the vertices along an axis of `count` points, in [0, 1]: the points, or both edges of each point's facet. */
export function verticesAlong(count: number, facets: boolean): number[] {
  const last = Math.max(1, count - 1)
  const points = Array.from({ length: count }, (_, i) => i)
  if (!facets) return points.map((i) => i / last)
  return points.flatMap((i) => [Math.max(0, i - halfFacet) / last, Math.min(last, i + halfFacet) / last])
}

/** Cells across a strip of the mesh: two columns of its vertices are 16, so a GPU that caches 32 processes few of them twice. */
const stripDepth = 7

/**
 * A mesh over the grid points, (u, v) in x and y, with two triangles per cell, along the diagonal that HeightField uses.
 * A grid of one row is a ribbon as deep as its wall. With `facets`, each grid point has a flat facet that reaches halfway
 * to the next one, with walls between. It is drawn strip by strip, in columns across the strip, so that few vertices are
 * processed twice; neighbouring strips repeat the points between them. The caller disposes of it.
 */
export function fieldGeometry([points, rows]: readonly [number, number], facets = false): BufferGeometry {
  const [front, back] = depthOf(rows)
  const [us, vs] = [verticesAlong(points, facets), rows === 1 ? [0, 1] : verticesAlong(rows, facets)]
  const strips = Math.ceil((vs.length - 1) / stripDepth)
  const places = new Float32Array(3 * us.length * (vs.length + strips - 1))
  const index = new Uint32Array(6 * (us.length - 1) * (vs.length - 1))
  let [vertices, indices] = [0, 0]
  for (let first = 0; first + 1 < vs.length; first += stripDepth) {
    const across = vs.slice(first, first + stripDepth + 1)
    const cells = columnCells(across.length)
    for (const [i, u] of us.entries()) {
      const near = vertices - across.length
      for (const v of across) places.set([u, front + v * (back - front), 0], 3 * vertices++)
      if (i > 0) for (const vertex of cells) index[indices++] = near + vertex
    }
  }
  return build(places, index)
}

/**
 * Triangles of the cells between two columns of `length` vertices, the far one numbered after the near one, from 0. New
 * vertices come first, four in a row, since software rendering (SwiftShader) processes four upcoming ones at once.
 */
function columnCells(length: number): number[] {
  const all = Array.from({ length: length - 1 }, (_, j) => j)
  const first = (j: number) => [j, length + j, length + j + 1]
  const even = all.filter((j) => j % 2 === 0)
  const odd = all.filter((j) => j % 2 === 1)
  return [
    ...even.flatMap((j) => (j % 4 === 0 ? first(j) : [length + j, length + j + 1, j])),
    ...odd.flatMap(first),
    ...all.flatMap((j) => [j, length + j + 1, j + 1]),
  ]
}

/**
 * Sides of the block: pairs of vertices along the grid's edges, z 1 at the surface and 0 at the foot. The caller disposes
 * of it.
 */
export function sideGeometry([points, rows]: readonly [number, number], facets = false): BufferGeometry {
  const [front, back] = depthOf(rows)
  const [us, vs] = [verticesAlong(points, facets), rows === 1 ? [0, 1] : verticesAlong(rows, facets)]
  const places: number[] = []
  const index: number[] = []
  const edge = (along: readonly number[], place: (t: number) => readonly [number, number]) => {
    for (const [i, t] of along.entries()) {
      const [u, v] = place(t)
      const first = places.length / 3
      places.push(u, v, 1, u, v, 0)
      if (i + 1 < along.length) index.push(first, first + 1, first + 2, first + 1, first + 3, first + 2)
    }
  }
  edge(us, (t) => [t, front])
  edge(us, (t) => [t, back])
  edge(vs, (t) => [0, front + t * (back - front)])
  edge(vs, (t) => [1, front + t * (back - front)])
  return build(new Float32Array(places), new Uint32Array(index))
}

function build(places: Float32Array, index: Uint32Array): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(places, 3))
  geometry.setIndex(new BufferAttribute(index, 1))
  geometry.boundingSphere = everything
  return geometry
}
