import type { Catalogue } from '../translator.ts'

/** Data drawn by hand. */
export const drawing: Catalogue = {
  'Draw data': 'Daten zeichnen',
  'Draw by hand': 'Von Hand zeichnen',
  'Draw the samples by hand (D)': 'Die Beispiele von Hand zeichnen (D)',
  'Draw the data. Arrow keys move the cross, Enter draws, Delete removes the nearest point, digits choose the class, Escape finishes.':
    'Daten zeichnen: Pfeiltasten bewegen das Kreuz, Enter zeichnet, Entf nimmt den nächsten Punkt weg, Ziffern wählen die Klasse, Escape beendet',
  'Draw with': 'Zeichnen mit',
  spray: 'Spray',
  eraser: 'Radierer',
  brush: 'Pinsel',
  'Click to add a point, drag one to move it': 'Klicken setzt einen Punkt, Ziehen bewegt einen',
  'Draw a curve to add points along it': 'Eine Kurve zeichnen: sie wird zu Punkten entlang ihr',
  'Hold to add many points under the brush': 'Gedrückt halten: viele Punkte unter dem Pinsel',
  'Drag across points to erase them': 'Über Punkte ziehen nimmt sie weg',
  'Target of new points': 'Die Zahl, die neue Punkte bekommen',
  'Radius of the brush in pixels': 'Radius des Pinsels in Pixeln',
  'Undo the last stroke (Ctrl Z)': 'Letzten Strich rückgängig machen (Strg Z)',
  'Undo the last stroke': 'Letzten Strich rückgängig machen',
  'Start empty': 'Leer beginnen',
  Done: 'Fertig',
  Class: 'Klasse',
  'Class {0}': 'Klasse {0}',
  'Class {0} ({1})': 'Klasse {0} ({1})',
  'New class ({0})': 'Eine weitere Klasse ({0})',
  'New class, {0}': 'Eine weitere Klasse, {0}',
  'a point': 'ein Punkt',
  'a line of points': 'eine Linie von Punkten',
  'sprayed points': 'gesprühte Punkte',
  'erased points': 'weggenommene Punkte',
  '{0} point': '{0} Punkt',
  'No points yet. Your first point starts a table; until then the experiment stays as it is.':
    'Keine Punkte: Der erste beginnt eine Tabelle. Bis dahin bleibt das Experiment, wie es ist.',
  'The table is full. Erase points to draw others.': 'Mehr Punkte hat eine Tabelle nicht.',
  '{0} of “{1}”. Your first stroke turns them into a table that you can edit.':
    '{0} von „{1}“: Der erste Strich behält sie als eigene Tabelle.',
  'The function learned{0}': 'Die gelernte Funktion{0}',
  'draw the data by hand': 'die Daten von Hand zeichnen',
  '“Draw data” next to the function, or “Draw by hand” under Data':
    '„Daten zeichnen“ neben der Funktion; „Von Hand zeichnen“ unter Daten',
  'Enter: set': 'Enter: setzen',
  '1 2 3: class': '1 2 3: Klasse',
  'the drawing tools': 'die Zeichenwerkzeuge',
  'Could not load the drawing tools.': 'Die Zeichenwerkzeuge wurden nicht geladen.',
}
