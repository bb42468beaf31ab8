/** The words in a name, in lower case: `Miles_per_Gallon`, `milesPerGallon` and `miles per gallon` have the same. */
const wordsIn = (name: string): string[] =>
  name
    .slice(0, 200)
    .replaceAll(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Names of targets that are classes, also where these are written as numbers. */
const classes = setOf(
  'label labels target targets class classes species outcome category categories kind type digit diagnosis',
)
/** Names of targets of any kind. */
const targets = setOf('y output outputs response result truth survived')
/** Names of numbers that people wish to predict. */
const predicted = setOf(
  'price prices mpg salary wage wages yield quality rating score delay sales revenue charges value consumption demand',
)
/** Names of numbers that people wish to predict, of several words. */
const predictedPhrases = ['miles per gallon', 'fuel economy', 'life expectancy', 'life expect']
/** Names of columns that describe a row, and are seldom predicted. */
const described = setOf(
  'id ids index idx name names row rows nr no number code key uuid sex gender region country state county city location site ' +
    'address zip group treatment date datum day month year hour minute week weekday lat latitude lon lng long longitude stratum',
)
/** Names of columns that only identify a row. */
const identifying = setOf('id ids index idx row rows nr uuid')

/** What the name of a column says about it. */
export interface NamedColumn {
  /** It is called `label`, `class`, `species` or the like, whose numbers are classes. */
  readonly isClass: boolean
  /** It is called `label`, `y`, `outcome` or the like. */
  readonly isTarget: boolean
  /** Its last word is one of these, as in `iris_species`. */
  readonly endsAsTarget: boolean
  /** It is called `price`, `mpg`, `yield` or the like. */
  readonly isPredicted: boolean
  /** It is called `sex`, `country`, `date` or the like. */
  readonly isDescription: boolean
  /** It is called `id`, `index` or the like. */
  readonly isIdentity: boolean
}

/** What a name says about its column. */
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
