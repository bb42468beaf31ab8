import { translate } from './language/language.ts'

/** Synonyms for experiments, functions and menu commands, by id, and for the free sandbox. */
const synonyms: Readonly<Record<string, string>> = {
  sandbox: 'sandbox playground',
  himmelblau: 'function with four minima',
  'optimizer-race': 'optimizer comparison SGD Adam',
  xor: 'classification exclusive or',
  spirals: 'classification',
  'two-moons': 'classification',
  sine: 'regression curve fitting',
  'function:rosenbrock': 'banana valley',
  'function:quadratic': 'valley bowl parabola ellipse ill-conditioned condition number',
  'function:beale': 'plateau and valley',
  'function:booth': 'bowl and valley',
  'function:matyas': 'bowl and valley',
  'function:three-hump-camel': 'local minima',
  'function:six-hump-camel': 'local minima',
  'function:styblinski-tang': 'local minima',
  'function:goldstein-price': 'local minima',
  'function:mccormick': 'waves',
  'function:rastrigin': 'egg box with many local minima',
  'function:octopus': 'saddles and their escape',
  'new-lecture': 'write create author editor course',
  'open-file': 'load import upload CSV Excel',
  'bring-in': 'import paste upload',
  'take-away': 'export save download PNG video slides PowerPoint PDF',
  values: 'numbers accessibility screen reader',
}

/** Returns the synonyms by which the menu finds something, in English and in the screen language. */
export function otherWords(id: string): string {
  const words = synonyms[id] ?? ''
  return `${words} ${translate(words)}`
}
