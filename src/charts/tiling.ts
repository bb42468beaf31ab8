/** The common space of tiles, in CSS pixels, with `gap` between two of them and a caption above each. */
export interface TilingRoom {
  readonly width: number
  readonly height: number
  readonly gap: number
  readonly caption: number
}

/** Place of a tile with its caption, from the upper left of the space; `width` is that of the tile. */
export interface TilePlace {
  readonly left: number
  readonly top: number
  readonly width: number
}

/** Tiles of one size in centred rows. */
function inRows(count: number, columns: number, tall: number, room: TilingRoom): TilePlace[] {
  const { gap, caption } = room
  const rows = Math.ceil(count / columns)
  const width = Math.min(
    (room.width - (columns - 1) * gap) / columns,
    ((room.height - (rows - 1) * gap) / rows - caption) / tall,
  )
  const step = caption + width * tall + gap
  const top = (room.height - (rows * step - gap)) / 2
  return Array.from({ length: count }, (_, k) => {
    const row = Math.floor(k / columns)
    const inRow = Math.min(columns, count - row * columns)
    const left = (room.width - (inRow * (width + gap) - gap)) / 2
    return { left: left + (k - row * columns) * (width + gap), top: top + row * step, width }
  })
}

/** Three tiles: the second large, with the others stacked next to it to the same height. */
function besideOthers(tall: number, room: TilingRoom): TilePlace[] {
  const { gap, caption } = room
  const more = (caption + gap) / tall
  const small = Math.min((room.width - gap - more) / 3, ((room.height - gap) / 2 - caption) / tall)
  const large = 2 * small + more
  const [left, top] = [(room.width - (large + gap + small)) / 2, (room.height - (caption + large * tall)) / 2]
  const others = { left: left + large + gap, width: small }
  return [
    { ...others, top },
    { left, top, width: large },
    { ...others, top: top + caption + small * tall + gap },
  ]
}

/** Three tiles: the second large, with the others side by side under it to the same width. */
function overOthers(tall: number, room: TilingRoom): TilePlace[] {
  const { gap, caption } = room
  const small = Math.min((room.width - gap) / 2, (room.height - 2 * caption - gap - gap * tall) / (3 * tall))
  const large = 2 * small + gap
  const left = (room.width - large) / 2
  const top = (room.height - (2 * caption + (large + small) * tall + gap)) / 2
  const others = { top: top + caption + large * tall + gap, width: small }
  return [
    { ...others, left },
    { left, top, width: large },
    { ...others, left: left + small + gap },
  ]
}

/** Area of square tiles of these widths; 0 if one does not fit. */
const areaOf = (places: readonly TilePlace[]): number =>
  places.some(({ width }) => width <= 0) ? 0 : places.reduce((sum, { width }) => sum + width ** 2, 0)

/**
 * Returns places of tiles with captions that fill as much of a space as possible and leave no cell of it empty: in full
 * rows, with one less in the last of rows of three or more, or the second of three large. `tall` is the height of a tile
 * divided by its width.
 */
export function tiling(count: number, tall: number, room: TilingRoom): readonly TilePlace[] {
  const columns = Array.from({ length: count }, (_, k) => k + 1).filter((inRow) => {
    const missing = Math.ceil(count / inRow) * inRow - count
    return missing === 0 || (missing === 1 && inRow > 2)
  })
  const possible = [
    ...columns.map((inRow) => inRows(count, inRow, tall, room)),
    ...(count === 3 ? [besideOthers(tall, room), overOthers(tall, room)] : []),
  ]
  return possible.reduce((best, places) => (areaOf(places) > areaOf(best) ? places : best), possible[0] ?? [])
}

/**
 * Returns the number of columns of equal cells in a `width` by `height` space that allows the largest squares; the fewest
 * if several do.
 */
export function cellColumns(count: number, width: number, height: number): number {
  const sideOf = (columns: number) => Math.min(width / columns, height / Math.ceil(count / columns))
  return Array.from({ length: count }, (_, k) => k + 1).reduce(
    (best, columns) => (sideOf(columns) > sideOf(best) ? columns : best),
    1,
  )
}
