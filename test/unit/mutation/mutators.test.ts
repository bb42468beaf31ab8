import { expect, test } from 'vitest'
import { changed, mutantOf, type Change } from '../../mutation/mutant.ts'
import { typescriptChanges, typescriptMutators } from '../../mutation/typescript-mutators.ts'
import { wgslChanges, wgslMutators } from '../../mutation/wgsl-mutators.ts'

/** The results of a mutator on a text. */
const results = (text: string, changes: readonly Change[], name: string): string[] =>
  changes.filter(({ mutator }) => mutator === name).map((change) => changed(text, change))

/** For each mutator, a text and all its results. */
const typescript: Record<string, readonly [text: string, ...made: string[]]> = {
  'ignore an abort': [
    'signal.throwIfAborted()\nif (signal.aborted) return\nif (a) return\ncontroller?.abort()',
    '{}\nif (signal.aborted) return\nif (a) return\ncontroller?.abort()',
    'signal.throwIfAborted()\n{}\nif (a) return\ncontroller?.abort()',
    'signal.throwIfAborted()\nif (signal.aborted) return\nif (a) return\n{}',
  ],
  'skip a key': [
    'const runKey = (e: E) => textOf([e.seed, e.data])\nconst pair = [1, 2]',
    'const runKey = (e: E) => textOf([e.data])\nconst pair = [1, 2]',
    'const runKey = (e: E) => textOf([e.seed])\nconst pair = [1, 2]',
  ],
  'flip a sign': ["a = -b + c; d += 'x' + e", "a = b + c; d += 'x' + e", "a = -b - c; d += 'x' + e", "a = -b + c; d -= 'x' + e"],
  'drop a term': ['a = b + c - d', 'a = b - d', 'a = b + c'],
  'swap indices': ['m[i * n + j]; m[2 * n + j]', 'm[j * n + i]; m[2 * n + j]'],
  'divide for multiply': ['a * b / c', 'a / b / c', 'a * b * c'],
  'drop a factor': ['2 * (a * b)', '(a * b)', '2 * (b)'],
  'swap arguments': ['f(a, b.c, 1); f(1, a)', 'f(b.c, a, 1); f(1, a)'],
  'move a boundary': ['a < b || c >= d; for (; i < n;) f', 'a <= b || c >= d; for (; i < n;) f', 'a < b || c > d; for (; i < n;) f'],
  'end a loop early': ['for (; i < n;) f; for (; i >= 0;) f', 'for (; i < n - 1;) f; for (; i >= 0;) f', 'for (; i < n;) f; for (; i > 0;) f'],
  'negate a condition': ['if (a) b = c ? d : e', 'if (!(a)) b = c ? d : e', 'if (a) b = !(c) ? d : e'],
  'negate a comparison': ['a === b && c !== d', 'a !== b && c !== d', 'a === b && c === d'],
  'or for and': ['a && b; c || d; e ?? f', 'a || b; c || d; e ?? f', 'a && b; c && d; e ?? f'],
  'minimum for maximum': ['Math.min(a, b); min', 'Math.max(a, b); min'],
  'some for every': ['a.some(f); every', 'a.every(f); every'],
  'begin a loop late': ['for (let i = 0; i < n; i++) f(i)', 'for (let i = 1; i < n; i++) f(i)'],
  'skip a check': ['function* f() { yield a; return b }', 'function* f() { {} return b }'],
} // prettier-ignore

test.each(Object.keys(typescriptMutators))('TypeScript: %s', (name) => {
  const [text = '', ...made] = typescript[name] ?? []
  expect(results(text, typescriptChanges(text), name).sort()).toEqual([...made].sort())
})

test('types are left unchanged', () => {
  expect(typescriptChanges('type A = B extends C ? -1 : 1\ninterface D { e: F<G[0]> }')).toEqual([])
})

const wgsl: Record<string, readonly [text: string, ...made: string[]]> = {
  'flip a sign': ['a = -b + c; d -= e; fn f() -> f32', 'a = -b - c; d -= e; fn f() -> f32', 'a = -b + c; d += e; fn f() -> f32'],
  'drop a term': ['a = b + c[i] - f(d);', 'a = b + c[i];'],
  'swap indices': ['m[i * n + j]; m[i + j]', 'm[j * n + i]; m[i + j]'],
  'swap components': ['a.x + b.yz + c.y', 'a.y + b.yz + c.y', 'a.x + b.yz + c.x'],
  'divide for multiply': ['a * b / c', 'a / b / c', 'a * b * c'],
  'swap arguments': ['fn f(a, b) { g(a, b.c, 1u); g(a, a); }', 'fn f(a, b) { g(b.c, a, 1u); g(a, a); }'],
  'move a boundary': ['a < b; c >= d; array<f32, 4>', 'a <= b; c >= d; array<f32, 4>', 'a < b; c > d; array<f32, 4>'],
  'negate a condition': ['if (f(a) > 0) { b }', 'if (!(f(a) > 0)) { b }'],
  'negate a comparison': ['a == b; break if k == n;', 'a != b; break if k == n;'],
  'minimum for maximum': ['min(a, max(b, c))', 'max(a, max(b, c))', 'min(a, min(b, c))'],
  'swap choices': ['select(f(a, b), c, d)', 'select(c, f(a, b), d)'],
} // prettier-ignore

test.each(Object.keys(wgslMutators))('WGSL: %s', (name) => {
  const [text = '', ...made] = wgsl[name] ?? []
  expect(results(text, wgslChanges(text), name).sort()).toEqual([...made].sort())
})

test('comments, includes and loop headers are left unchanged', () => {
  expect(wgslChanges('// a + b\n#include ./a + b.wgsl\nfor (var i = a + b; i < n; i += c) { }')).toEqual([])
})

test('a mutant names its line and the changed lines before and after', () => {
  const text = 'one\n  two +\n  three\nfour'
  const mutant = mutantOf('a.ts', text, { mutator: 'm', start: 10, end: 17, text: ' -\n  3' })
  expect(mutant).toMatchObject({ file: 'a.ts', line: 2, before: 'two + three', after: 'two - 3ee' })
})
