import type { Catalogue } from '../translator.ts'

/** Typed functions, and the errors in their text. */
export const formula: Catalogue = {
  'Your own': 'Eigene',
  'formula of the weights x and y': 'Formel in den Gewichten x und y',
  'Write a formula in {0}.': 'Eine Formel in {0} schreiben.',
  'A formula can have at most {0} characters. This one has {1}.':
    'Eine Formel darf höchstens {0} Zeichen haben. Diese hat {1}.',
  'Write only the value, without “=”.': 'Nur den Wert schreiben, ohne „=“.',
  'Write {0} instead of “{1}”.': 'Statt „{1}“ {0} schreiben.',
  '“{0}” has no meaning here.': '„{0}“ hat hier keine Bedeutung.',
  'This “)” has no matching “(”.': 'Zu dieser „)“ gibt es keine „(“.',
  '“{0}” cannot follow here.': '„{0}“ kann hier nicht folgen.',
  'A formula can have at most {0} numbers, names and signs.':
    'Eine Formel darf höchstens {0} Zahlen, Namen und Zeichen haben.',
  'This is nested more than {0} levels deep.': 'Dies ist tiefer als {0} Stufen geschachtelt.',
  'Write * before “{0}” for a product.': 'Für ein Produkt vor „{0}“ ein * schreiben.',
  'A value is missing at the end.': 'Am Ende fehlt ein Wert.',
  'Write ^ for a power.': 'Für eine Potenz ^ schreiben.',
  'A number, a name or “(” is missing before “{0}”.': 'Vor „{0}“ fehlt eine Zahl, ein Name oder „(“.',
  'This “(” is not closed.': 'Diese „(“ wird nicht geschlossen.',
  'A comma can only separate the values of min and max. Write decimals with a point, such as 2.5.':
    'Ein Komma kann nur die Werte von min und max trennen. Dezimalzahlen mit Punkt schreiben, etwa 2.5.',
  '“)” is missing before “{0}”.': 'Vor „{0}“ fehlt „)“.',
  'This number is too large.': 'Diese Zahl ist zu groß.',
  'Write {0}.{1} with a point.': 'Mit Punkt schreiben: {0}.{1}',
  '“{0}” and “{1}” are different ways to name the variables. Use only one.':
    '„{0}“ und „{1}“ sind zwei Schreibweisen der Variablen. Nur eine verwenden.',
  'Unknown function “{0}”. Do you mean {1}?': 'Unbekannte Funktion „{0}“. Ist {1} gemeint?',
  'Unknown name “{0}”. Do you mean {1}?': 'Unbekannter Name „{0}“. Ist {1} gemeint?',
  'Unknown function “{0}”. You can use {1} and {2}.': 'Unbekannte Funktion „{0}“. Es gibt {1} und {2}.',
  'Unknown name “{0}”. You can use {1} and {2}.': 'Unbekannter Name „{0}“. Es gibt {1} und {2}.',
  'Write the argument of {0} in parentheses: {1}(…).': 'Das Argument von {0} in Klammern schreiben: {1}(…).',
  '{0} takes only one value.': '{0} nimmt nur einen Wert.',
  '{0} takes two or more values, separated by commas.':
    '{0} nimmt zwei oder mehr Werte, mit Kommas dazwischen.',
}
