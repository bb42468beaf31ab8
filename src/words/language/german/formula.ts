import type { Catalogue } from '../translator.ts'

/** Typed functions, and the errors in their text. */
export const formula: Catalogue = {
  'Your own': 'Eigene',
  'formula of the weights x and y': 'Formel in den Gewichten x und y',
  'Write a formula of {0}.': 'Eine Formel in {0} schreiben.',
  'At most {0} characters can be read: these are {1}.':
    'Höchstens {0} Zeichen können gelesen werden: Dies sind {1}.',
  'Write the value alone, without “=”.': 'Nur den Wert schreiben, ohne „=“.',
  'Write {0} in place of “{1}”.': 'Statt „{1}“ {0} schreiben.',
  '“{0}” has no meaning here.': '„{0}“ hat hier keine Bedeutung.',
  'Nothing was opened that this “)” could close.': 'Zu dieser „)“ gibt es keine „(“.',
  'Nothing can stand here before “{0}”.': 'Hier kann vor „{0}“ nichts stehen.',
  'At most {0} numbers, names and signs can be read.':
    'Höchstens {0} Zahlen, Namen und Zeichen können gelesen werden.',
  'This is nested deeper than {0} levels.': 'Dies ist tiefer als {0} Stufen geschachtelt.',
  'Write * before “{0}” for a product.': 'Für ein Produkt vor „{0}“ ein * schreiben.',
  'Something is missing at the end.': 'Am Ende fehlt etwas.',
  'Write ^ for a power.': 'Für eine Potenz ^ schreiben.',
  'A number, a name or “(” is missing before “{0}”.': 'Vor „{0}“ fehlt eine Zahl, ein Name oder „(“.',
  'This “(” is not closed.': 'Diese „(“ wird nicht geschlossen.',
  'A comma can only separate the values of min and max. Write 2.5 for a decimal, with a point.':
    'Ein Komma kann nur die Werte von min und max trennen. Dezimalzahlen mit Punkt schreiben: 2.5.',
  '“)” is missing before “{0}”.': 'Vor „{0}“ fehlt „)“.',
  'This number is too large.': 'Diese Zahl ist zu groß.',
  'Write {0}.{1}, with a point.': 'Mit Punkt schreiben: {0}.{1}',
  '“{0}” and “{1}” are spellings of two kinds: keep to one.':
    '„{0}“ und „{1}“ sind zwei Schreibweisen: bei einer bleiben.',
  'There is no function “{0}”. Do you mean {1}?': 'Es gibt keine Funktion „{0}“. Ist {1} gemeint?',
  'There is no name “{0}”. Do you mean {1}?': 'Es gibt keinen Namen „{0}“. Ist {1} gemeint?',
  'There is no function “{0}”. There are {1} and {2}.': 'Es gibt keine Funktion „{0}“. Es gibt {1} und {2}.',
  'There is no name “{0}”. There are {1} and {2}.': 'Es gibt keinen Namen „{0}“. Es gibt {1} und {2}.',
  'Write what {0} is taken of in parentheses: {1}(…).':
    'Wovon {0} genommen wird, in Klammern schreiben: {1}(…).',
  '{0} is taken of one value.': '{0} wird von einem Wert genommen.',
  '{0} is taken of two values or more, with commas between them.':
    '{0} wird von zwei oder mehr Werten genommen, mit Kommas dazwischen.',
}
