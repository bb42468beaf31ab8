import { maxOf } from '../../../math/statistics/range.ts'
import { mostExpressionDepth, mostExpressionNodes } from './bounds.ts'
import { ExpressionError } from './expression-error.ts'
import { constants, functionNames, several, type FunctionName, type Names } from './names.ts'
import { scan, type Token } from './scan.ts'
import type { Operation, Tree } from './tree.ts'

/** Names that other languages use for the functions here. */
const otherNames: Readonly<Record<string, string>> = {
  ln: 'log',
  arcsin: 'asin',
  arccos: 'acos',
  arctan: 'atan',
  sgn: 'sign',
  pow: '^',
}

/** Returns true for words of equal length that differ in one letter, and for words of which one has an extra letter. */
function isNear(word: string, name: string): boolean {
  if (word.length > name.length) return isNear(name, word)
  let first = 0
  while (first < word.length && word[first] === name[first]) first++
  const same = word.length === name.length ? first + 1 : first
  return name.length - word.length <= 1 && word.slice(same) === name.slice(first + 1)
}

const listOf = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}` : names.join('')

const tooDeep = (place: Token): ExpressionError =>
  new ExpressionError(`This is nested more than ${mostExpressionDepth} levels deep.`, place)

const commaOutside =
  'A comma can only separate the values of min and max. Write decimals with a point, such as 2.5.'

/** A comma between digits, which may be meant as a decimal comma. */
interface Decimal {
  readonly text: string
  readonly comma: Token
}

/** A recursive-descent parser of one text. */
class Parser {
  readonly #tokens: Token[]
  readonly #names: Names
  #at = 0
  #nodes = 0
  /** Number of open parentheses. */
  #level = 0
  /** Number of open calls of min and max, in which commas are allowed. */
  #open = 0
  /** The spelling of the variables in this text, set by the first variable. */
  #spelling: { readonly index: number; readonly name: string } | undefined

  constructor(text: string, names: Names) {
    this.#tokens = scan(text)
    this.#names = names
  }

  read(): Tree {
    if (this.#token.kind === 'end')
      throw new ExpressionError(`Write a formula in ${this.#variables()}.`, this.#token)
    const tree = this.#sum()
    const rest = this.#token
    if (rest.kind === 'end') return tree
    if (rest.text === ',') throw new ExpressionError(commaOutside, rest)
    throw new ExpressionError(
      rest.text === ')' ? 'This “)” has no matching “(”.' : `“${rest.text}” cannot follow here.`,
      rest,
    )
  }

  get #token(): Token {
    return this.#tokens[this.#at]!
  }

  #take(...signs: readonly string[]): Token | undefined {
    const token = this.#token
    if (token.kind !== 'sign' || !signs.includes(token.text)) return undefined
    this.#at++
    return token
  }

  #made(tree: Tree, place: Token): Tree {
    if (++this.#nodes > mostExpressionNodes)
      throw new ExpressionError(
        `A formula can have at most ${mostExpressionNodes} numbers, names and signs.`,
        place,
      )
    if (tree.depth > mostExpressionDepth) throw tooDeep(place)
    return tree
  }

  #applied(operation: Operation, of: readonly Tree[], place: Token, depth?: number): Tree {
    const own = depth ?? 1 + maxOf(of.map((one) => one.depth))
    return this.#made({ kind: 'applied', operation, of, depth: own }, place)
  }

  /** Parses terms, or factors, from left to right; a chain of any length is one level. */
  #chain(
    part: () => Tree,
    next: () => { readonly sign: Operation; readonly token: Token } | undefined,
  ): Tree {
    let left = part()
    let depth = left.depth + 1
    for (let found = next(); found; found = next()) {
      const right = part()
      depth = Math.max(depth, right.depth + 1)
      left = this.#applied(found.sign, [left, right], found.token, depth)
    }
    return left
  }

  #sum(): Tree {
    if (++this.#level > mostExpressionDepth) throw tooDeep(this.#token)
    const sum = this.#chain(
      () => this.#product(),
      () => {
        const token = this.#take('+', '-')
        return token && { sign: token.text as Operation, token }
      },
    )
    this.#level--
    return sum
  }

  #product(): Tree {
    return this.#chain(
      () => this.#signed(),
      () => {
        const token = this.#take('*', '/')
        if (token) return { sign: token.text as Operation, token }
        const factor = this.#token
        if (factor.kind === 'number')
          throw new ExpressionError(`Write * before “${factor.text}” for a product.`, factor)
        return factor.kind === 'name' || factor.text === '(' ? { sign: '*', token: factor } : undefined
      },
    )
  }

  #signed(): Tree {
    const minus = this.#take('-')
    return minus ? this.#applied('negate', [this.#signed()], minus) : this.#power()
  }

  #power(): Tree {
    const base = this.#atom()
    const sign = this.#take('^')
    return sign ? this.#applied('^', [base, this.#signed()], sign) : base
  }

  #atom(): Tree {
    const token = this.#token
    this.#at++
    if (token.kind === 'number') return this.#number(token)
    if (token.kind === 'name') return this.#name(token)
    if (token.text !== '(') throw this.#missing(token)
    const tree = this.#sum()
    this.#close(token)
    return tree
  }

  /** Returns the error for a place that lacks a value. */
  #missing(token: Token): ExpressionError {
    if (token.kind === 'end') return new ExpressionError('A value is missing at the end.', token)
    const before = this.#tokens[this.#at - 2]
    const twice = token.text === '*' && before?.text === '*'
    return new ExpressionError(
      twice ? 'Write ^ for a power.' : `A number, a name or “(” is missing before “${token.text}”.`,
      token,
    )
  }

  #close(opened: Token): void {
    if (this.#take(')')) return
    const token = this.#token
    if (token.kind === 'end') throw new ExpressionError('This “(” is not closed.', opened)
    throw new ExpressionError(
      token.text === ',' ? commaOutside : `“)” is missing before “${token.text}”.`,
      token,
    )
  }

  #number(token: Token): Tree {
    const value = Number(token.text)
    if (!Number.isFinite(value)) throw new ExpressionError('This number is too large.', token)
    const after = this.#tokens[this.#at + 1]
    if (this.#token.text === ',' && after?.kind === 'number' && this.#open === 0)
      throw new ExpressionError(
        token.text.includes('.') || after.text.includes('.')
          ? commaOutside
          : `Write ${token.text}.${after.text} with a point.`,
        this.#token,
      )
    return this.#made({ kind: 'number', value, text: token.text, depth: 1 }, token)
  }

  #name(token: Token): Tree {
    const { text: name } = token
    if (functionNames.includes(name)) return this.#call(name as FunctionName, token)
    const leaf = this.#leaf(name, token)
    if (leaf) return this.#made(leaf, token)
    // xy means x y if each letter has a meaning.
    const letters = /^[a-z]{2,}$/iu.test(name)
      ? Array.from(name, (text, i): Token => ({
          kind: 'name',
          text,
          start: token.start + i,
          end: token.start + i + 1,
        }))
      : []
    if (letters.length === 0 || !letters.every(({ text }) => this.#isLetter(text))) throw this.#unknown(token)
    this.#tokens.splice(--this.#at, 1, ...letters)
    return this.#atom()
  }

  /** Returns true for a variable or a parameter. */
  #isLetter(name: string): boolean {
    const { variables, parameters } = this.#names
    return parameters.includes(name) || variables.flat().includes(name)
  }

  /** Returns a variable, a parameter or a constant by its name. */
  #leaf(name: string, token: Token): Tree | undefined {
    const { variables, parameters } = this.#names
    const index = variables.findIndex((spellings) => spellings.includes(name))
    if (index >= 0) {
      const spelling = { index: variables[index]!.indexOf(name), name }
      this.#spelling ??= spelling
      if (spelling.index !== this.#spelling.index)
        throw new ExpressionError(
          `“${this.#spelling.name}” and “${name}” are different ways to name the variables. Use only one.`,
          token,
        )
      return { kind: 'variable', index, name, depth: 1 }
    }
    if (parameters.includes(name)) return { kind: 'parameter', name, depth: 1 }
    const value = Object.hasOwn(constants, name) ? constants[name] : undefined
    return value === undefined ? undefined : { kind: 'constant', name, value, depth: 1 }
  }

  #unknown(token: Token): ExpressionError {
    const { text: name } = token
    const called = this.#token.text === '('
    const { variables, parameters } = this.#names
    const other = Object.hasOwn(otherNames, name) ? otherNames[name] : undefined
    const known = [...functionNames, ...(called ? [] : [...parameters, ...Object.keys(constants)])]
    const near =
      other ??
      (name.length > 1 ? known : []).find(
        (one) => one.length > 1 && isNear(name.toLowerCase(), one.toLowerCase()),
      )
    const hint = near
      ? `Do you mean ${near}?`
      : called
        ? `You can use ${listOf(functionNames)}.`
        : `You can use ${listOf([...variables.map(([first = '']) => first), ...parameters, ...Object.keys(constants)])}.`
    return new UnknownName(`Unknown ${called ? 'function' : 'name'} “${name}”. ${hint}`, token, {
      name,
      called: called || near !== undefined,
    })
  }

  #call(name: FunctionName, token: Token): Tree {
    const opened = this.#take('(')
    if (!opened) throw new ExpressionError(`Write the argument of ${name} in parentheses: ${name}(…).`, token)
    const isOfSeveral = (several as readonly string[]).includes(name)
    if (isOfSeveral) this.#open++
    const of = [this.#sum()]
    let decimal: Decimal | undefined
    for (let comma = this.#take(','); comma; comma = this.#take(',')) {
      if (!isOfSeveral) throw new ExpressionError(`${name} takes only one value.`, comma)
      decimal ??= this.#decimalAt(this.#at - 1)
      of.push(this.#sum())
    }
    this.#close(opened)
    // With two values the comma separates them; with more, one of the commas may be a decimal comma.
    if (decimal && of.length > 2)
      throw new ExpressionError(
        `Write decimals with a point, as in ${decimal.text}, or put a space after each comma between values.`,
        decimal.comma,
      )
    if (!isOfSeveral) return this.#applied(name, of, token)
    this.#open--
    const [first, ...rest] = of
    if (!first || rest.length === 0)
      throw new ExpressionError(`${name} takes two or more values, separated by commas.`, token)
    const depth = 1 + maxOf(of.map((one) => one.depth))
    return rest.reduce((left, right) => this.#applied(name, [left, right], token, depth), first)
  }

  /** Returns the decimal that a comma directly between two digits would make; undefined for any other comma. */
  #decimalAt(at: number): Decimal | undefined {
    const [before, comma, after] = [this.#tokens[at - 1], this.#tokens[at], this.#tokens[at + 1]]
    if (before?.kind !== 'number' || after?.kind !== 'number' || !comma) return undefined
    if (before.end !== comma.start || comma.end !== after.start) return undefined
    return /^\d+$/.test(before.text) && /^\d/.test(after.text)
      ? { text: `${before.text}.${after.text}`, comma }
      : undefined
  }

  #variables(): string {
    return listOf(this.#names.variables.map(([first = '']) => first))
  }
}

/** An unknown name; if it is not called and resembles no known name, it may become a parameter. */
export class UnknownName extends ExpressionError {
  readonly word: string
  readonly mayBeParameter: boolean

  constructor(sentence: string, place: Token, { name, called }: { name: string; called: boolean }) {
    super(sentence, place)
    this.word = name
    this.mayBeParameter =
      !called &&
      /^(?:[a-z]\d{0,2}|alpha|beta|gamma|delta|epsilon|kappa|lambda|mu|nu|rho|sigma|tau|omega|theta)$/iu.test(
        name,
      )
  }
}

/**
 * Parses an expression of sums, products (the sign between factors is optional), powers and calls. Powers group from the right and bind
 * more strongly than a minus: -x^2 is -(x^2). All others group from the left: 1/2 x is half of x.
 * @throws ExpressionError, and never anything else.
 */
export const parseExpression = (text: string, names: Names): Tree => new Parser(text, names).read()
