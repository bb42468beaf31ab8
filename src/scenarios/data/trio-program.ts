/** Ten walls in three dimensions: 16 vertices, 24 edges, 10 facets (theory/README.md, S39). */
export const trio = {
  objective: [2, 3, 4],
  rows: [
    [1, 3, 3],
    [2, 1, 1],
    [0, 1, 0],
    [0, 1, 3],
    [1, 1, 0],
    [0, 1, 2],
    [3, 0, 2],
    [-1, 0, 0],
    [0, -1, 0],
    [0, 0, -1],
  ],
  bounds: [25, 14, 5, 19, 9, 13, 19, 0, 0, 0],
}
