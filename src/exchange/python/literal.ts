import { toBase64url } from '../base64url.ts'
import { littleEndian } from '../arrays/write-npz.ts'
import { indented, widestLine, type Lines } from './lines.ts'

/** A Python float that reads back to the same bits. */
export function float(value: number): string {
  if (Number.isNaN(value)) return 'math.nan'
  if (!Number.isFinite(value)) return value > 0 ? 'math.inf' : '-math.inf'
  if (Object.is(value, -0)) return '-0.0'
  const text = String(value)
  return /[.e]/.test(text) ? text : `${text}.0`
}

/** An array that a program contains under a name: floats, or whole numbers below 65,536. */
export interface ProgramArray {
  readonly name: string
  /** A description without a full stop. */
  readonly about: string
  readonly shape: readonly number[]
  readonly data: Float64Array | Uint16Array
}

/** Longer arrays are in base64 instead of a list. */
const mostListed = 64

/** True of arrays that are short enough to stand at the beginning of a program. */
export const areShort = (arrays: readonly ProgramArray[]): boolean =>
  arrays.reduce((sum, { data }) => sum + data.length, 0) <= mostListed

/** Puts pieces with commas between them into as few lines as possible. */
function filled(pieces: readonly string[]): string[] {
  const lines: string[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + piece.length + 2 <= widestLine)
      lines[lines.length - 1] = `${last} ${piece},`
    else lines.push(`${piece},`)
  }
  return lines
}

/** Texts as a Python list, nested by a shape. */
function nested(texts: readonly string[], [count = 0, ...inner]: readonly number[]): string[] {
  const size = inner.reduce((product, length) => product * length, 1)
  const rows =
    inner.length === 0
      ? texts.map((text) => [text])
      : Array.from({ length: count }, (_, i) => nested(texts.slice(i * size, (i + 1) * size), inner))
  const line = `[${rows.flat().join(', ')}]`
  if (line.length <= widestLine && rows.every((row) => row.length === 1)) return [line]
  const isFlat = rows.every((row) => row.length === 1)
  const inside = isFlat
    ? filled(rows.flat())
    : rows.flatMap((row) => [...row.slice(0, -1), `${row.at(-1) ?? '[]'},`])
  return ['[', ...indented(inside), ']']
}

function listed({ name, shape, data }: ProgramArray): string[] {
  const texts = data instanceof Float64Array ? Array.from(data, float) : Array.from(data, String)
  const [first = '[]', ...rest] = nested(texts, shape)
  if (rest.length === 0) return [`${name} = torch.tensor(${first})`]
  return [`${name} = torch.tensor(${first}`, ...rest.slice(0, -1), `${rest.at(-1) ?? ''})`]
}

/** Bytes as base64 with padding (RFC 4648, section 4), in lines. */
function base64Lines(bytes: Uint8Array): string[] {
  const letters = toBase64url(bytes).replaceAll('-', '+').replaceAll('_', '/')
  const padded = letters.padEnd(Math.ceil(letters.length / 4) * 4, '=')
  return padded.match(/.{1,96}/g) ?? []
}

const packed = ({ name, shape, data }: ProgramArray): string[] => [
  `${name} = unpack("${data instanceof Float64Array ? '<f8' : '<u2'}", [${shape.join(', ')}], """`,
  ...base64Lines(littleEndian(data)),
  '""")',
]

/** An array in a program: a list if it is short, otherwise its little-endian bytes in base64, which `unpack` reads. */
export const arrayLines = (array: ProgramArray): string[] => [
  `# ${array.about}`,
  ...(array.data.length <= mostListed ? listed(array) : packed(array)),
]

/** The Python function that reads packed arrays. */
export const unpack: Lines = [
  'def unpack(dtype, shape, text):',
  '    """Decodes numbers from little-endian bytes in base64."""',
  '    numbers = np.frombuffer(base64.b64decode(text), dtype)',
  '    return torch.tensor(numbers.tolist()).reshape(shape)',
]
