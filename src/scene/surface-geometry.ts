import { BufferAttribute, BufferGeometry, Sphere, Vector3 } from 'three/webgpu'
import { depthOf } from './block.ts'

const everything = new Sphere(new Vector3(), 10)

/**
 * One vertex for each grid point, (u, v) in x and y; two triangles a cell, along the diagonal that HeightField uses. A grid
 * of one row is a ribbon as deep as its wall. The caller disposes it.
 */
export function fieldGeometry([na, rows]: readonly [number, number]): BufferGeometry {
  const [front, back] = depthOf(rows)
  const nb = Math.max(2, rows)
  const places = new Float32Array(3 * na * nb)
  for (let j = 0; j < nb; j++)
    for (let i = 0; i < na; i++)
      places.set([i / Math.max(1, na - 1), front + (j / (nb - 1)) * (back - front), 0], 3 * (j * na + i))
  const cells = (na - 1) * (nb - 1)
  const index = new Uint32Array(6 * cells)
  let k = 0
  for (let j = 0; j + 1 < nb; j++)
    for (let i = 0; i + 1 < na; i++) {
      const [near, right] = [j * na + i, j * na + i + 1]
      index.set([near, right, right + na, near, right + na, near + na], k)
      k += 6
    }
  return build(places, index)
}

/** The block's four sides: along each edge of the grid, pairs of vertices with z 1 at the surface and 0 at the foot. The caller disposes it. */
export function sideGeometry([na, rows]: readonly [number, number]): BufferGeometry {
  const [front, back] = depthOf(rows)
  const nb = Math.max(2, rows)
  const places: number[] = []
  const index: number[] = []
  const edge = (count: number, place: (t: number) => readonly [number, number]) => {
    for (let i = 0; i < count; i++) {
      const [u, v] = place(i / Math.max(1, count - 1))
      const first = places.length / 3
      places.push(u, v, 1, u, v, 0)
      if (i + 1 < count) index.push(first, first + 1, first + 2, first + 1, first + 3, first + 2)
    }
  }
  edge(na, (t) => [t, front])
  edge(na, (t) => [t, back])
  edge(nb, (t) => [0, front + t * (back - front)])
  edge(nb, (t) => [1, front + t * (back - front)])
  return build(new Float32Array(places), new Uint32Array(index))
}

function build(places: Float32Array, index: Uint32Array): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(places, 3))
  geometry.setIndex(new BufferAttribute(index, 1))
  geometry.boundingSphere = everything
  return geometry
}
