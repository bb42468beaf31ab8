/** The words in a name, in lower case: `Miles_per_Gallon`, `milesPerGallon` and `miles per gallon` have the same. */
const wordsIn = (name: string): string[] =>
  name
    .slice(0, 200)
    .replaceAll(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Names of targets that are classes, even if their values are numbers. */
const classes = setOf(
  'label labels target targets class classes species outcome category categories kind type digit diagnosis',
)
const targets = setOf('y output outputs response result truth survived')
/** Names of numbers that people like to predict. */
const predicted = setOf(
  'price prices mpg salary wage wages yield quality rating score delay sales revenue charges value consumption demand',
)
/** Names of several words for such numbers. */
const predictedPhrases = ['miles per gallon', 'fuel economy', 'life expectancy', 'life expect']
/** Names of columns that describe a row and are seldom predicted. */
const described = setOf(
  'id ids index idx name names row rows nr no number code key uuid sex gender region country state county city location site ' +
    'address zip group treatment date datum day month year hour minute week weekday lat latitude lon lng long longitude stratum',
)
/** Names of columns that only identify a row. */
const identifying = setOf('id ids index idx row rows nr uuid')

/** What a column's name suggests about its use. */
export interface NamedColumn {
  /** The name is `label`, `class`, `species` or the like, so numbers in the column are classes. */
  readonly isClass: boolean
  /** The name is `label`, `y`, `outcome` or the like. */
  readonly isTarget: boolean
  /** The last word is one of these, as in `iris_species`. */
  readonly endsAsTarget: boolean
  /** The name is `price`, `mpg`, `yield` or the like. */
  readonly isPredicted: boolean
  /** The name is `sex`, `country`, `date` or the like. */
  readonly isDescription: boolean
  /** The name is `id`, `index` or the like. */
  readonly isIdentity: boolean
}

export function namedColumn(name: string): NamedColumn {
  const words = wordsIn(name)
  const phrase = words.join(' ')
  const last = words.at(-1) ?? ''
  return {
    isClass: classes.has(phrase) || (words.length > 1 && classes.has(last)),
    isTarget: (classes.has(phrase) && phrase !== 'type' && phrase !== 'kind') || targets.has(phrase),
    endsAsTarget: words.length > 1 && (classes.has(last) || (targets.has(last) && last !== 'y')),
    isPredicted: predicted.has(last) || predictedPhrases.includes(phrase),
    isDescription: described.has(phrase) || described.has(last),
    isIdentity: identifying.has(phrase) || identifying.has(last),
  }
}
