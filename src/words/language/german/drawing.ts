import type { Catalogue } from '../translator.ts'

/** Data that are drawn by hand. */
export const drawing: Catalogue = {
  'Draw data': 'Daten zeichnen',
  'Draw by hand': 'Von Hand zeichnen',
  'Draw the samples by hand (D)': 'Die Beispiele von Hand zeichnen (D)',
  'Draw the data: arrow keys move the cross, Enter draws, Delete takes the nearest point away, digits choose the class, Escape ends it':
    'Daten zeichnen: Pfeiltasten bewegen das Kreuz, Enter zeichnet, Entf nimmt den nächsten Punkt weg, Ziffern wählen die Klasse, Escape beendet',
  'Draw with': 'Zeichnen mit',
  spray: 'Spray',
  eraser: 'Radierer',
  brush: 'Pinsel',
  'Click to set a point, drag one to move it': 'Klicken setzt einen Punkt, Ziehen bewegt einen',
  'Draw a curve: it becomes points along it': 'Eine Kurve zeichnen: sie wird zu Punkten entlang ihr',
  'Press and hold: many points under the brush': 'Gedrückt halten: viele Punkte unter dem Pinsel',
  'Drag across points to erase them': 'Über Punkte ziehen nimmt sie weg',
  'The number that new points get': 'Die Zahl, die neue Punkte bekommen',
  'Radius of the brush in pixels': 'Radius des Pinsels in Pixeln',
  'Undo the last stroke (Ctrl Z)': 'Letzten Strich rückgängig machen (Strg Z)',
  'Undo the last stroke': 'Letzten Strich rückgängig machen',
  'Start empty': 'Leer beginnen',
  Done: 'Fertig',
  Class: 'Klasse',
  'Class {0}': 'Klasse {0}',
  'Class {0} ({1})': 'Klasse {0} ({1})',
  'A further class ({0})': 'Eine weitere Klasse ({0})',
  'A further class, {0}': 'Eine weitere Klasse, {0}',
  'a point': 'ein Punkt',
  'a line of points': 'eine Linie von Punkten',
  'sprayed points': 'gesprühte Punkte',
  'points taken away': 'weggenommene Punkte',
  '{0} point': '{0} Punkt',
  'No points: the first one begins a table. Until then the experiment stays as it is.':
    'Keine Punkte: Der erste beginnt eine Tabelle. Bis dahin bleibt das Experiment, wie es ist.',
  'A table has no more points than these.': 'Mehr Punkte hat eine Tabelle nicht.',
  '{0} of “{1}”: your first stroke keeps them as a table of yours.':
    '{0} von „{1}“: Der erste Strich behält sie als eigene Tabelle.',
  'The function learned{0}': 'Die gelernte Funktion{0}',
  'draw the data by hand': 'die Daten von Hand zeichnen',
  '“Draw data” beside the function; “Draw by hand” under Data':
    '„Daten zeichnen“ neben der Funktion; „Von Hand zeichnen“ unter Daten',
  'Enter: set': 'Enter: setzen',
  '1 2 3: class': '1 2 3: Klasse',
  'the drawing tools': 'Was von Hand zeichnet',
  'What draws by hand did not load.': 'Was von Hand zeichnet, wurde nicht geladen.',
}
