/** Triangles with a colour and a normal at each corner; x to the right, y up, z towards the viewer. */
export interface Mesh {
  readonly name: string
  /** Three numbers per vertex. */
  readonly positions: Float32Array
  /** Three numbers per vertex, of length 1. */
  readonly normals: Float32Array
  /** Red, green and blue per vertex, linear, in [0, 1]. */
  readonly colors: Float32Array
  /** Three vertices per triangle, counterclockwise from outside. */
  readonly indices: Uint32Array
}
