import type { Catalogue } from '../translator.ts'

/** Errors in fields of an experiment: general ones, and those of given runs, surfaces and tables. */
export const givenFields: Catalogue = {
  '{0} record': '{0} Aufzeichnung',
  '{0} entry': '{0} Eintrag',

  // A recorded run.
  "must hold {0}, the model's {1} at each of {2}, not {3}":
    'muss {0} enthalten, für das Modell {1} bei jeder von {2}, nicht {3}',
  "must hold the model's {0}, not {1}": 'muss für das Modell {0} enthalten, nicht {1}',
  'a further part needs a name of its own; the test part is testInputs and testTargets':
    'ein weiterer Teil braucht einen eigenen Namen; der Testteil ist testInputs und testTargets',
  'must have a row for each of {0}, not {1}': 'muss für jede von {0} eine Zeile haben, nicht {1}',
  'must begin with finite numbers: the first record is w₀':
    'muss mit endlichen Zahlen beginnen: die erste Aufzeichnung ist w₀',
  'must hold a loss for each of {0}, not {1}': 'muss für jede von {0} einen Verlust enthalten, nicht {1}',
  'a recorded run has one w₀, its first record: leave out the other starts, or the recorded run':
    'ein aufgezeichneter Lauf hat ein w₀, seine erste Aufzeichnung: die anderen Startwerte oder den aufgezeichneten Lauf weglassen',
  'a recorded run trains nothing from other places: choose an algorithm that does':
    'ein aufgezeichneter Lauf trainiert nichts von anderen Orten aus: einen Algorithmus wählen, der es tut',
  'must hold at least one step': 'muss mindestens einen Schritt enthalten',
  'must hold at most {0} steps': 'darf höchstens {0} Schritte enthalten',
  'must begin with 0, the step of w₀': 'muss mit 0 beginnen, dem Schritt von w₀',
  'must be whole numbers that ascend, up to {0}': 'müssen ganze Zahlen sein, die ansteigen, bis {0}',
  'is nothing that a recorded run has, as nothing is trained: leave it out':
    'hat ein aufgezeichneter Lauf nicht, da nichts trainiert wird: weglassen',
  'must be rows of numbers, or the base64 of little-endian float32 numbers':
    'müssen Zeilen von Zahlen sein oder das base64 von little-endian-float32-Zahlen',

  // A grid.
  'a grid of values has no parameter "{0}"': 'ein Gitter von Werten hat keinen Parameter „{0}“',
  'is missing: write { a: [from, to], b: [from, to] }': 'fehlt: { a: [von, bis], b: [von, bis] } schreiben',
  'is missing: write a row for each a, with a value for each b':
    'fehlt: für jedes a eine Zeile schreiben, mit einem Wert für jedes b',
  'holds {0} numbers: write their resolution, as many along a and along b':
    'enthält {0} Zahlen: ihre Auflösung schreiben, wie viele entlang a und entlang b',
  'must have rows of one length': 'muss gleich lange Zeilen haben',
  'must have 2 to {0} values along both sides, not {1}':
    'muss an beiden Seiten 2 bis {0} Werte haben, nicht {1}',
  'must be {0}, as the values have it': 'muss {0} sein, wie die Werte es haben',
  'must be finite': 'muss endlich sein',
  'must be two whole numbers': 'müssen zwei ganze Zahlen sein',

  // A table.
  'must be one line of at most {0} letters, and not empty':
    'muss eine Zeile von höchstens {0} Zeichen sein, und nicht leer',
  'must name {0}, which the data has, not {1}': 'muss {0} benennen, wie die Daten sie haben, nicht {1}',
  'must hold at most {0} parts': 'darf höchstens {0} Teile enthalten',
  'must have {0} as the first row of the train part, not {1}':
    'muss {0} haben wie die erste Zeile des Trainingsteils, nicht {1}',
  'must have as many rows as {0}, {1}, not {2}': 'muss so viele Zeilen haben wie {0}, {1}, nicht {2}',
  'must not all be 0': 'dürfen nicht alle 0 sein',
  'is missing: testInputs are given': 'fehlt: testInputs sind gegeben',
  'is missing: testTargets are given': 'fehlt: testTargets sind gegeben',
  'needs testInputs and testTargets beside it': 'braucht testInputs und testTargets neben sich',
  'needs {0} inputs, and the data has {1}': 'braucht {0} Eingaben, und die Daten haben {1}',
  'must be {0}: the data has {1}': 'muss {0} sein: die Daten haben {1}',

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
  'there is no field {0} here': 'hier gibt es kein Feld {0}',
  'must hold at most {0}': 'darf höchstens {0} enthalten',
  'must hold at most {0} rows': 'darf höchstens {0} Zeilen enthalten',
  'must hold at most {0} numbers, as base64 of float32':
    'darf höchstens {0} Zahlen enthalten, als base64 von float32',
}
