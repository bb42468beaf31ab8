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
  'is only for these generators: {0}': 'gilt nur für diese Quellen: {0}',
  'has no value at any of {0} random inputs within reach. Change the formula or the reach':
    'hat an keiner von {0} zufälligen Eingaben in Reichweite einen Wert. Die Formel oder die Reichweite ändern',
  'Write decimals with a point, as in {0}, or put a space after each comma between values.':
    'Dezimalzahlen mit Punkt schreiben, wie in {0}, oder nach jedem Komma zwischen Werten ein Leerzeichen setzen.',
  '{0} (at character {1})': '{0} (bei Zeichen {1})',
}
