import type { Catalogue } from '../../translator.ts'

export const translations: Catalogue = {
  Translate: 'Übersetzen',
  'writing: translations of the lecture': 'beim Schreiben: Übersetzungen der Vorlesung',
  '“Translate”': '„Übersetzen“',
  'Translate the lecture (F4)': 'Die Vorlesung übersetzen (F4)',
  'Language of the translation': 'Sprache der Übersetzung',
  'Language code': 'Kürzel einer neuen Sprache',
  Code: 'Kürzel',
  '{0} Add language': '{0} Sprache hinzufügen',
  'This lecture has no translation yet. Enter the code of a language, such as de, fr or pt-BR, and click Add language. Or drop the file of a translation on the page.':
    'Diese Vorlesung hat noch keine Übersetzung. Das Kürzel einer Sprache eingeben, etwa de, fr oder pt-BR, und auf „Sprache hinzufügen“ klicken. Oder die Datei einer Übersetzung auf die Seite ziehen.',
  'Everything is translated.': 'Alles ist übersetzt.',
  '{0} missing · {1} out of date · Press F8 for the next':
    '{0} fehlen · {1} veraltet · F8 springt zur nächsten Stelle',
  missing: 'fehlt',
  'out of date': 'veraltet',
  '{0} Still correct': '{0} Stimmt noch',
  'mark translation as correct': 'stimmt noch',
  Label: 'Beschriftung',
  'Before the question': 'Vor der Frage',
  'the translation tools': 'die Werkzeuge für Übersetzungen',
  'enter the id of the lecture that this translates': 'Die id der Vorlesung angeben, die hier übersetzt wird',
  'there is no lecture "{0}" here. Open it first, or drop both files together':
    'Hier ist keine Vorlesung „{0}“. Sie öffnen, dann kommt diese Übersetzung hinzu; oder beide Dateien zusammen ablegen',
  'the number {0} of the lecture is missing here. Copy it':
    'Die Zahl {0} der Vorlesung fehlt hier: übernehmen',
  'the formula {0} of the lecture is missing here. Copy it':
    'Die Formel {0} der Vorlesung fehlt hier: übernehmen',
  'the lecture has a different number of options here. Translate each on its own line':
    'Die Vorlesung hat hier eine andere Zahl von Antworten: jede in einer eigenen Zeile übersetzen',
  'Insert at the cursor': 'An der Schreibmarke einfügen',
  'The whole lecture': 'Die ganze Vorlesung',
  Labels: 'Beschriftungen',
  'Added to “{0}”: {1}': 'Zu „{0}“ hinzugefügt: {1}',
  'This lecture is being edited in another tab. Drop the translation there, or close that tab.':
    'Ein anderer Tab schreibt diese Vorlesung. Die Übersetzung dort ablegen oder jenen Tab schließen.',
  'add a translation': 'Übersetzung hinzufügen',
  'the translation of {0}': 'Übersetzung von {0}',
  'translate into {0}': 'in {0} übersetzen',
  'the lecture itself is in "{0}". Enter another language':
    'Die Vorlesung selbst ist in „{0}“: eine andere Sprache eingeben',
  '"{0}" is not the code of a language{1}': '„{0}“ ist kein Kürzel einer Sprache{1}',
}
