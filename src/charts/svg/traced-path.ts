const full = 2 * Math.PI

const places = (value: number): string => String(Math.round(100 * value) / 100)

/** Collects the path calls of a canvas as the path data of an SVG. */
export class PathData {
  #text = ''
  #at: readonly [number, number] | undefined

  /** Path data; empty if nothing was drawn. */
  get text(): string {
    return this.#text
  }

  moveTo(x: number, y: number): void {
    this.#say('M', [x, y])
  }

  lineTo(x: number, y: number): void {
    this.#say(this.#at ? 'L' : 'M', [x, y])
  }

  quadraticCurveTo(...points: [number, number, number, number]): void {
    this.#say('Q', points)
  }

  bezierCurveTo(...points: [number, number, number, number, number, number]): void {
    this.#say('C', points)
  }

  closePath(): void {
    this.#text += 'Z'
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y)
    this.#text += `h${places(width)}v${places(height)}h${places(-width)}Z`
  }

  roundRect(x: number, y: number, width: number, height: number, radii: number | number[] = 0): void {
    const [given = 0] = [radii].flat()
    const r = Math.min(given, Math.abs(width) / 2, Math.abs(height) / 2)
    const [right, bottom] = [x + width, y + height]
    const corner = (toX: number, toY: number) =>
      `A${places(r)} ${places(r)} 0 0 1 ${places(toX)} ${places(toY)}`
    this.moveTo(x + r, y)
    this.#text += `H${places(right - r)}${corner(right, y + r)}V${places(bottom - r)}${corner(right - r, bottom)}`
    this.#text += `H${places(x + r)}${corner(x, bottom - r)}V${places(y + r)}${corner(x + r, y)}Z`
  }

  arc(x: number, y: number, radius: number, from: number, to: number, counterclockwise = false): void {
    this.ellipse(x, y, radius, radius, 0, from, to, counterclockwise)
  }

  ellipse(
    x: number,
    y: number,
    radiusX: number,
    radiusY: number,
    rotation: number,
    from: number,
    to: number,
    counterclockwise = false,
  ): void {
    const turn = counterclockwise ? -1 : 1
    const swept = turn * (to - from)
    const angle = swept >= full ? full : ((swept % full) + full) % full
    const point = (t: number): [number, number] => {
      const [across, up] = [radiusX * Math.cos(t), radiusY * Math.sin(t)]
      const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)]
      return [x + across * cos - up * sin, y + across * sin + up * cos]
    }
    this.lineTo(...point(from))
    // At least two arcs: a full turn would end where it begins, and draw nothing.
    for (const share of [0.5, 1]) {
      const end = point(from + turn * angle * share)
      const radii = `${places(radiusX)} ${places(radiusY)} ${places((rotation * 180) / Math.PI)}`
      this.#text += `A${radii} 0 ${turn > 0 ? 1 : 0} ${end.map(places).join(' ')}`
      this.#at = end
    }
  }

  #say(command: string, points: readonly number[]): void {
    if (!points.every(Number.isFinite)) return
    this.#text += `${command}${points.map(places).join(' ')}`
    const [x = 0, y = 0] = points.slice(-2)
    this.#at = [x, y]
  }
}

/** Path methods, of a canvas and of Path2D. */
export const pathMethods = [
  'moveTo',
  'lineTo',
  'quadraticCurveTo',
  'bezierCurveTo',
  'closePath',
  'rect',
  'roundRect',
  'arc',
  'ellipse',
] as const

/** The platform's own paths, even while they are replaced during a recording. */
const Plain = globalThis.Path2D

/** A platform path that also records its path data. */
export class TracedPath extends Plain {
  readonly data = new PathData()
}

for (const method of pathMethods)
  Object.defineProperty(TracedPath.prototype, method, {
    value(this: TracedPath, ...given: never[]) {
      const [own, plain] = [this.data[method], Plain.prototype[method]] as ((...given: never[]) => void)[]
      own?.apply(this.data, given)
      plain?.apply(this, given)
    },
  })
