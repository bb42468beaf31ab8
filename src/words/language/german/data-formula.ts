import type { Catalogue } from '../translator.ts'

/** Data labelled by a formula, and their visible inputs. */
export const dataFormula: Catalogue = {
  'input across': 'Eingabe quer',
  'input up': 'Eingabe hoch',
  'others at 0': 'andere bei 0',
  'inputs of the picture': 'Eingaben des Bildes',
  'The other inputs are set to 0, which is their mean if they are standardised':
    'Die anderen Eingaben sind 0, ihr Mittelwert, wo sie standardisiert sind',
  'Sign of a formula': 'Vorzeichen einer Formel',
  'Values of a formula': 'Werte einer Formel',
  'reach of the inputs': 'Reichweite der Eingaben',
  'formula of the data': 'Formel der Daten',
  'formula of the input x': 'Formel in der Eingabe x',
  'formula of the inputs x and y': 'Formel in den Eingaben x und y',
  'formula of the inputs x1 to x{0}': 'Formel in den Eingaben x1 bis x{0}',
  'is for these generators alone: {0}': 'gilt nur für diese Quellen: {0}',
  'has no value at any of {0} inputs within reach': 'hat an keiner von {0} Eingaben in Reichweite einen Wert',
  'Write {0} for a decimal, or a space after each comma between values.':
    'Für eine Dezimalzahl {0} schreiben, oder nach jedem Komma zwischen Werten ein Leerzeichen.',
  '{0} (at character {1})': '{0} (bei Zeichen {1})',
}
