import type { Catalogue } from '../translator.ts'

/** Errors in fields of an experiment: general ones, and those of given runs, surfaces and tables. */
export const givenFields: Catalogue = {
  '{0} record': '{0} Aufzeichnung',
  '{0} entry': '{0} Eintrag',

  // Of a recorded run.
  "must have {0}, the model's {1} at each of {2}, not {3}":
    'muss {0} enthalten, für das Modell {1} bei jeder von {2}, nicht {3}',
  "must list the model's {0}, not {1}": 'muss für das Modell {0} enthalten, nicht {1}',
  'an additional part needs another name. Use testInputs and testTargets for the test set':
    'ein weiterer Teil braucht einen anderen Namen. Für den Testteil testInputs und testTargets verwenden',
  'must have one row for each of {0}, not {1}': 'muss für jede von {0} eine Zeile haben, nicht {1}',
  'must start with finite numbers, because the first record is w₀':
    'muss mit endlichen Zahlen beginnen, denn die erste Aufzeichnung ist w₀',
  'must have one loss for each of {0}, not {1}': 'muss für jede von {0} einen Verlust enthalten, nicht {1}',
  'a recorded run has only one w₀, its first record. Remove the other starts or the recorded run':
    'ein aufgezeichneter Lauf hat nur ein w₀, seine erste Aufzeichnung. Die anderen Startwerte oder den aufgezeichneten Lauf entfernen',
  'a recorded run cannot train from other points. Choose another algorithm':
    'ein aufgezeichneter Lauf kann nicht von anderen Punkten aus trainieren. Einen anderen Algorithmus wählen',
  'must have at least one step': 'muss mindestens einen Schritt enthalten',
  'must have at most {0} steps': 'darf höchstens {0} Schritte enthalten',
  'must start with 0, the step of w₀': 'muss mit 0 beginnen, dem Schritt von w₀',
  'must be increasing whole numbers up to {0}': 'müssen ganze Zahlen sein, die ansteigen, bis {0}',
  'does not apply to a recorded run, which is not trained. Remove it':
    'hat ein aufgezeichneter Lauf nicht, da er nicht trainiert wird. Es entfernen',
  'must be rows of numbers, or the base64 of little-endian float32 numbers':
    'müssen Zeilen von Zahlen sein oder das base64 von little-endian-float32-Zahlen',

  // A grid.
  'a grid of values has no parameter "{0}"': 'ein Gitter von Werten hat keinen Parameter „{0}“',
  'is missing. Write { a: [from, to], b: [from, to] }': 'fehlt. { a: [von, bis], b: [von, bis] } schreiben',
  'is missing. Write one row for each a, with one value for each b':
    'fehlt. Für jedes a eine Zeile schreiben, mit einem Wert für jedes b',
  'has {0} numbers, which do not fill the grid. Write a resolution that fits, their numbers along a and b':
    'enthält {0} Zahlen, die das Gitter nicht füllen. Eine passende Auflösung schreiben, wie viele entlang a und entlang b',
  'must have rows of equal length': 'muss gleich lange Zeilen haben',
  'must have 2 to {0} values along each side, not {1}':
    'muss an beiden Seiten 2 bis {0} Werte haben, nicht {1}',
  'must be {0}, the size of the grid in values': 'muss {0} sein, die Größe des Gitters in values',
  'must be finite': 'muss endlich sein',
  'must be two whole numbers': 'müssen zwei ganze Zahlen sein',

  // Of a table.
  'must be a single line of 1 to {0} characters': 'muss eine einzige Zeile von 1 bis {0} Zeichen sein',
  'must name the {0} of the data, not {1}': 'muss {0} benennen, wie die Daten sie haben, nicht {1}',
  'must have at most {0} parts': 'darf höchstens {0} Teile enthalten',
  'must have {0}, like the first row of the training set, not {1}':
    'muss {0} haben wie die erste Zeile des Trainingsteils, nicht {1}',
  'must have {0}, as many as {1}, not {2}': 'muss {0} haben, so viele wie {1}, nicht {2}',
  'must not all be 0': 'dürfen nicht alle 0 sein',
  'is missing. testInputs needs targets too': 'fehlt. testInputs braucht auch Zielwerte',
  'is missing. testTargets needs inputs too': 'fehlt. testTargets braucht auch Eingaben',
  'needs testInputs and testTargets too': 'braucht auch testInputs und testTargets',
  'needs {0} inputs, but the data has {1}': 'braucht {0} Eingaben, aber die Daten haben {1}',
  'must be {0}, because the data has {1}': 'muss {0} sein, denn die Daten haben {1}',

  // Any field.
  'must be a number': 'muss eine Zahl sein',
  'must not be negative': 'darf nicht negativ sein',
  'must be above 0': 'muss über 0 sein',
  'must be a list': 'muss eine Liste sein',
  'must be text': 'muss ein Text sein',
  'must be true or false': 'muss true oder false sein',
  'must be an object with named fields': 'muss ein Objekt mit benannten Feldern sein',
  'must be one of {0}, not {1}': 'muss eines von {0} sein, nicht {1}',
  'must not be empty': 'darf nicht leer sein',
  'is missing': 'fehlt',
  'unknown field {0}': 'unbekanntes Feld {0}',
  'must have at most {0} entries': 'darf höchstens {0} Einträge haben',
  'must have at most {0} rows': 'darf höchstens {0} Zeilen enthalten',
  'must have at most {0} numbers, as base64 of float32':
    'darf höchstens {0} Zahlen enthalten, als base64 von float32',
}
