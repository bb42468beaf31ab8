import { typeset } from '../../elements/prose/prose.ts'
import { placesIn } from '../../exchange/lecture/live-numbers.ts'
import { prosePieces, type ProsePiece } from '../../exchange/lecture/notation/prose-pieces.ts'
import { scanLecture, type Block } from '../../exchange/lecture/text/scan.ts'
import { nearest } from '../../exchange/meant.ts'
import { messageOf } from '../../experiment/spec/values/error.ts'
import { Recent } from '../../experiment/recent.ts'
import type { Work } from '../../math/work.ts'
import type { LectureProblem } from '../../exchange/lecture/manuscript.ts'

/** Why a formula cannot be typeset, and the offset of the error in it. */
interface FormulaFault {
  readonly at: number
  readonly message: string
}

const commands =
  'alpha,beta,gamma,delta,epsilon,varepsilon,zeta,eta,theta,kappa,lambda,mu,nu,xi,pi,rho,sigma,tau,phi,varphi,chi,psi,omega,' +
  'Gamma,Delta,Theta,Lambda,Xi,Pi,Sigma,Phi,Psi,Omega,frac,sqrt,sum,prod,int,partial,nabla,infty,cdot,times,approx,equiv,' +
  'leq,geq,neq,left,right,mathbb,mathbf,mathcal,mathrm,text,operatorname,hat,bar,tilde,vec,dot,overline,underline,' +
  'underbrace,log,exp,sin,cos,tan,min,max,lim,arg,quad,qquad,ldots,cdots,dots,to,rightarrow,mapsto,Rightarrow,in,notin,' +
  'subset,cup,cap,forall,exists,langle,rangle,lVert,rVert,begin,end,top,perp,ell,odot,otimes,oplus,sim,propto,ll,gg,pm'
const known = commands.split(',').map((name) => ({ name }))

/** Returns the offset of the first unmatched brace; undefined if all match. */
function loneBrace(tex: string): number | undefined {
  const open: number[] = []
  for (const { 0: found, index } of tex.matchAll(/\\[^]|[{}]/gu))
    if (found === '{') open.push(index)
    else if (found === '}' && open.pop() === undefined) return index
  return open[0]
}

/** The meanings of the typesetter's errors, by how they begin. */
const meanings: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [
    /^Unsupported function name: (\\\S+)/u,
    ([, name = '']) => {
      const near = nearest(name.slice(1), known)
      return near === undefined
        ? `"${name}" is not a formula command. Check its spelling`
        : `"${name}" is not a formula command. Do you mean "\\${near}"?`
    },
  ],
  [
    /^Double (superscript|subscript)/u,
    ([, kind = '']) => `a second ${kind} follows the first. Put braces around one, as in {x^2}^3`,
  ],
  [/^Expected '\\right'/u, () => '"\\left" has no "\\right" after it. Write both, or neither'],
  [/^Expected 'EOF', got '\\right'/u, () => '"\\right" has no "\\left" before it. Write both, or neither'],
  [
    /^Expected 'EOF', got '([&#])'/u,
    ([, sign = '']) => `"${sign}" has a special meaning in formulas. Write \\${sign}`,
  ],
  [
    /^(?:Unexpected end of input in a macro argument|Expected group)/u,
    () => 'a command in this formula lacks its argument. Write it in braces, as in \\frac{1}{2}',
  ],
  [
    /^No such environment: (\S+)/u,
    ([, name = '']) => `there is no environment "${name}". Check its spelling`,
  ],
  [
    /^(?:Expected & or |Mismatch: )/u,
    () => 'this "\\begin" has no matching "\\end". Write one after the last row',
  ],
]

function faultOf(tex: string, display: boolean): FormulaFault | undefined {
  try {
    typeset(tex, display)
    return undefined
  } catch (error) {
    const lone = loneBrace(tex)
    if (lone !== undefined) {
      const [brace, other] = tex[lone] === '{' ? ['{', '}'] : ['}', '{']
      return {
        at: lone,
        message: `this "${brace}" has no matching "${other}". Write the missing "${other}", or remove this one`,
      }
    }
    if (error instanceof TypeError)
      return {
        at: Math.max(0, tex.search(/[_^]\s*(?:\}|$)/u)),
        message: 'nothing follows this sign. Write the superscript or subscript after it',
      }
    const said = messageOf(error).trim()
    const { position = 0 } = error as { readonly position?: number }
    for (const [form, words] of meanings) {
      const found = form.exec(said)
      if (found) return { at: position, message: words(found) }
    }
    const [reason = said] = said.split(/ at (?:position|end of input)/u)
    return { at: position, message: `this formula cannot be typeset (${reason}). Check it up to here` }
  }
}

/** Length in characters from which a formula is not checked, because it would block the page. */
const longFormula = 10_000

/** Checked formulas: most of them stay the same while the author types. */
const recent = new Recent<string, { readonly fault: FormulaFault | undefined }>(1000)

/** Replaces the numbers in a formula by something of the same length that can be typeset. */
const withoutNumbers = (tex: string): string =>
  tex.replaceAll(/\\num\{[^{}]*\}/gu, (number) => `{1${' '.repeat(number.length - 3)}}`)

function pieceFault(piece: ProsePiece): FormulaFault | undefined {
  switch (piece.kind) {
    case 'dollar':
      return {
        at: piece.at,
        message: 'this "$" has no partner. Write a second one after the formula, or \\$ for a dollar',
      }
    case 'link':
      return /^(?:https?:|#|mark:)/u.test(piece.address)
        ? undefined
        : {
            at: piece.at,
            message: `the link to "${piece.address}" leads nowhere. Begin it with https:// or #`,
          }
    case 'formula': {
      const tex = withoutNumbers(piece.tex)
      if (tex.length > longFormula) return undefined
      const { fault } = recent.of(`${piece.display ? '$$' : '$'}${tex}`, () => ({
        fault: faultOf(tex, piece.display),
      }))
      return fault && { ...fault, at: piece.at + fault.at }
    }
  }
}

function blockFaults(block: Block): readonly LectureProblem[] {
  if (block.kind === 'fence') return []
  const placeOf = placesIn(block)
  return prosePieces(block.text).flatMap((piece) => {
    const fault = pieceFault(piece)
    return fault ? [{ ...placeOf(fault.at), message: fault.message, mild: true as const }] : []
  })
}

/** Finds the errors in the formulas and links of a lecture's text; its steps are still shown. Yields after each block. */
export function* wordsFaults(source: string): Work<readonly LectureProblem[]> {
  const faults: LectureProblem[] = []
  let step = -1
  for (const { level, blocks } of scanLecture(source).sections) {
    if (level === 2) step++
    for (const block of blocks) {
      yield
      faults.push(...blockFaults(block).map((fault) => ({ ...fault, ...(level === 2 && { step }) })))
    }
  }
  return faults
}
