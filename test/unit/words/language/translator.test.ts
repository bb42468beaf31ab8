import { describe, expect, test } from 'vitest'
import { partsOf } from '../../../../src/words/language/template-parts.ts'
import { german as words } from '../../../../src/words/language/german/german.ts'
import { Translator } from '../../../../src/words/language/translator.ts'

const german = new Translator('de', {
  loss: 'Verlust',
  step: 'Schritt',
  'step {0} of {1}': 'Schritt {0} von {1}',
  '{0} of {1}': '{0} von {1}',
  'log height': 'logarithmische Höhe',
  '{0} height': 'Höhe {0}',
  'the plane': 'die Ebene',
  '{1} starts of {0}': '{0} mit {1} Startwerten',
  'Steps of {0}: {1}': '{1} Schritte, {0}',
  'Draw {0} anew': '{0} neu ziehen',
  'column "{0}"': 'Spalte „{0}“',
  'a loss of “{0}”': 'ein Verlust von „{0}“',
  and: 'und',
  Close: 'Schließen',
  'Hide {0}': '{0} verbergen',
  'It is {0}: {1}': 'Es ist {0}: {1}',
  '{0}, height {1}': '{0}, Höhe {1}',
  '{0} hidden layer': '{0} verborgene Schicht',
  Logistic: 'Logistischer Verlust',
  'logistic loss': 'logistischer Verlust',
  'where it ends': 'wo er endet',
  pictures: 'Bilder',
  'w₀ of {0}': 'w₀ von {0}',
})

/** Strings of a template as its tag receives them. */
const strings: (given: TemplateStringsArray, ...values: unknown[]) => TemplateStringsArray = (given) => given

describe('A text', () => {
  test.each([
    ['loss', 'Verlust'],
    [' loss ', ' Verlust '],
    ['Loss', 'Verlust'],
    ['step 3 of 9', 'Schritt 3 von 9'],
    ['step 3 of 9', 'Schritt 3 von 9'],
    ['loss of step', 'Verlust von Schritt'],
    ['the plane · log height', 'die Ebene · logarithmische Höhe'],
    ['loss, step', 'Verlust, Schritt'],
    ['w₀ and Ende des Flusses', 'w₀ und Ende des Flusses'],
    ['column "step"', 'Spalte „step“'],
    ['a loss of “step”', 'ein Verlust von „Schritt“'],
    ['0.5', '0.5'],
    ['300 pictures', '300 Bilder'],
    ['the plane −0.5; loss 3', 'die Ebene −0.5; Verlust 3'],
    ['The plane.', 'Die Ebene.'],
    ['Logistic loss', 'Logistischer Verlust'],
    ['Hide predicted steps', 'predicted steps verbergen'],
    ['It is C: about a half', 'Es ist C: about a half'],
    ['lowest here, height 0.5', 'lowest here, Höhe 0.5'],
    ['w₀ of A', 'w₀ von A'],
  ])('“%s” is said as “%s”', (text, word) => {
    expect(german.said(text)).toBe(word)
  })

  test.each([
    'share of the plane',
    'loss of the people',
    'Himmelblau',
    'loss, gain',
    'loss and the gain',
    'Hide what a network is',
    'Straight line, and where it ends',
    'last hidden layer',
    '',
  ])('“%s” of somebody else stays as it is', (text) => {
    expect(german.said(text)).toBe(text)
  })

  test('that is long is looked up only as a whole', () => {
    const long = `${'step, '.repeat(200)}step`
    expect(german.said(long)).toBe(long)
  })
})

test('A sentence that could match many forms is translated at once', () => {
  const own = new Translator('de', words)
  const before = process.cpuUsage()
  expect(own.said('The function is drawn over “size” and “weight”, with the other inputs at 0.')).toContain(
    '„Größe“ und „Gewicht“',
  )
  // Trying every way to split it into forms took twelve seconds. Now each form and each part is tried once.
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2)
})

describe('A template', () => {
  const template = strings`<p title="Close" class="${0}">Steps of
    ${1}: <b>${2}</b></p><style>.step { top: 0 }</style><button aria-label=${3} .value=${4}>loss</button>`

  test('is split into markup and text, and is its parts', () => {
    const parts = partsOf(strings`<b>step</b> <a href="loss">loss</a>${0}`)
    expect(parts.map(({ text }) => text).join('')).toBe('<b>step</b> <a href="loss">loss</a>{0}')
    expect(parts.filter(({ kind, text }) => kind === 'words' && text.trim()).map(({ text }) => text)).toEqual(
      ['<b>step</b> ', 'loss', '{0}'],
    )
  })

  test('has its text in the language, and its values if the language has them', () => {
    const {
      strings: said,
      order,
      say,
    } = new Translator('de', {
      Close: 'Schließen',
      'Steps of {0}: <b>{1}</b>': '<b>{1}</b> Schritte, {0}',
      loss: 'Verlust',
    }).template(template)
    expect(order).toEqual([0, 2, 1, 3, 4])
    expect(said.join('…')).toBe(
      '<p title="Schließen" class="…"><b>…</b> Schritte, …</p><style>.step { top: 0 }</style><button aria-label=… .value=…>Verlust</button>',
    )
    expect(said.raw).toHaveLength(6)
    expect([0, 1, 2, 3, 4].map((i) => say('loss', i))).toEqual([
      'loss',
      'Verlust',
      'Verlust',
      'Verlust',
      'loss',
    ])
  })

  test("loses the mark of a person's text where it is read, and passes it on in a label", () => {
    const { say } = german.template(strings`<bl-dial label=${0} hint="${1}" aria-label=${2}>${3}</bl-dial>`)
    const loss = german.given('loss')
    expect([0, 1, 2, 3].map((i) => say(loss, i))).toEqual([loss, loss, 'loss', 'loss'])
  })

  test('without its own translation is the English one, so that its elements stay', () => {
    const plain = strings`<main aria-label=${0}>${1} <loss-landscape></loss-landscape></main>`
    expect(german.template(plain)).toMatchObject({ strings: plain, order: [0, 1] })
    expect(german.template(plain).strings).toBe(plain)
  })

  test('is the same one each time, so that nothing is redrawn', () => {
    expect(german.template(template)).toBe(german.template(template))
  })
})
