import type { Catalogue } from '../translator.ts'

/** What is taken away: pictures, numbers, solids, code. */
export const take: Catalogue = {
  'Take away': 'Mitnehmen',
  'pictures, numbers, solids, the experiment: as files':
    'Bilder, Zahlen, Körper, das Experiment: als Dateien',
  'Pictures, numbers, solids, the experiment: as files':
    'Bilder, Zahlen, Körper, das Experiment: als Dateien',
  'All of it': 'Alles zusammen',
  'This page as one file': 'Diese Seite als eine Datei',
  'HTML with all lectures; a double click opens it at this place, and it needs no network':
    'HTML mit allen Vorlesungen; ein Doppelklick öffnet sie an dieser Stelle, und sie braucht kein Netz',
  'This is not the page as one file.': 'Das ist nicht die Seite als eine Datei.',
  'There is no lecture in “{0}”.': 'In „{0}“ ist keine Vorlesung.',
  'The page as one file': 'Die Seite als eine Datei',
  Picture: 'Bild',
  Numbers: 'Zahlen',
  Solids: 'Körper',
  'the stage as a PNG, as large as on the screen': 'die Bühne als PNG, so groß wie auf dem Bildschirm',
  'Picture, twice as large': 'Bild, doppelt so groß',
  'Picture, four times as large': 'Bild, viermal so groß',
  'for a slide': 'für eine Folie',
  'for a poster': 'für ein Poster',
  'JSON, to open here again, or to compute with in a program':
    'JSON, um es hier wieder zu öffnen oder in einem Programm damit zu rechnen',
  'Code and sources': 'Code und Quellen',
  'What to cite': 'Was zu zitieren ist',
  'BibTeX: this page, and the sources of what is shown':
    'BibTeX: diese Seite und die Quellen dessen, was gezeigt wird',
  'A program in PyTorch': 'Ein Programm in PyTorch',
  'Python: the same data, first weights and order of samples; it prints the losses':
    'Python: dieselben Daten, ersten Gewichte und Reihenfolge; es druckt die Verluste',
  'Surface and runs for numpy': 'Fläche und Läufe für numpy',
  'arrays: the grid under the keys of Li et al., steps, losses and weights of each run':
    'Felder: das Gitter unter den Namen von Li et al., Schritte, Verluste und Gewichte jedes Laufs',
  'The runs as a table': 'Die Läufe als Tabelle',
  'CSV, a line for each record, for R, pandas, spreadsheets':
    'CSV, eine Zeile für jeden Eintrag, für R, pandas, Tabellenprogramme',
  'The surface as a table': 'Die Fläche als Tabelle',
  'CSV, a line for each point of the grid': 'CSV, eine Zeile für jeden Punkt des Gitters',
  'Surface and runs as a solid': 'Fläche und Läufe als Körper',
  'glTF, for PowerPoint, Blender, web pages, headsets': 'glTF, für PowerPoint, Blender, Webseiten, Brillen',
  'The surface to print': 'Die Fläche zum Drucken',
  'STL, a closed body of 10 by 10 cm': 'STL, ein geschlossener Körper von 10 mal 10 cm',
  '{0} …': '{0} …',
  'Saved as {0}.': 'Gespeichert als {0}.',
  'There is no surface to take away.': 'Es gibt keine Fläche zum Mitnehmen.',
  'What writes files': 'Was Dateien schreibt',
}
