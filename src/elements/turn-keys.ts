/** Steps to the right and upwards by which an arrow key turns a picture in three dimensions. */
export const turnKeys: Readonly<Record<string, readonly [right: number, up: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}
