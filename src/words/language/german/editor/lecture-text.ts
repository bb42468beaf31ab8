import type { Catalogue } from '../../translator.ts'

export const lectureText: Catalogue = {
  // Structure.
  'Problems in the text': 'Was am Text nicht stimmt',
  '1 problem in the text': '1 Fehler im Text',
  '{0} problems in the text': '{0} Fehler im Text',
  'line {0}, column {1}': 'Zeile {0}, Spalte {1}',
  '1 claim of this lecture does not hold.': '1 Behauptung dieser Vorlesung gilt nicht.',
  '{0} claims of this lecture do not hold.': '{0} Behauptungen dieser Vorlesung gelten nicht.',
  'this is not a lecture. Write --- in line 1, as every lecture does':
    'das ist keine Vorlesung. In Zeile 1 --- schreiben, wie in jeder Vorlesung',
  'the second --- is missing. Write it below the last line of the front matter':
    'das zweite --- fehlt. Es unter die letzte Zeile des Kopfes schreiben',
  'the title is missing before the first step. Write it in a line that begins with # and a space':
    'vor dem ersten Schritt fehlt der Titel. Ihn in eine Zeile schreiben, die mit # und einem Leerzeichen beginnt',
  'the lecture has no steps. Write ## and a space, then the title of a step':
    'es gibt keinen Schritt. Einen schreiben: ## und ein Leerzeichen vor seinem Titel',
  '"{0}" is not a part of a lecture. Begin a step with ##; # is for Caveats, References and Numbers':
    '„{0}“ ist kein Teil einer Vorlesung. Ein Schritt beginnt mit ##; # ist für Caveats, References und Numbers',
  'a space is missing after {0}. Write {1}': 'hinter {0} fehlt ein Leerzeichen. {1} schreiben',
  '"{0}" is before the first step. Write ## and the title of the step above it':
    '„{0}“ steht vor dem ersten Schritt. Darüber ## und den Titel des Schritts schreiben',
  'this file is of form {0}, and this page knows {1}. Reload the page, or ask for a newer one':
    'diese Datei hat die Form {0}, und diese Seite kennt {1}. Die Seite neu laden oder nach einer neueren fragen',
  'another step has the id "{0}". Write another one after this title, such as {1}':
    'ein anderer Schritt heißt „{0}“. Einen anderen Namen hinter diesen Titel schreiben, etwa {1}',
  'a lecture has at most {0} steps. Split it into two lectures':
    'eine Vorlesung hat höchstens {0} Schritte. Zwei Vorlesungen daraus machen',
  'a lecture has at most {0} million characters. Shorten it':
    'eine Vorlesung hat höchstens {0} Millionen Zeichen. Sie kürzen',
  'a lecture has at most {0} lines. Shorten it': 'eine Vorlesung hat höchstens {0} Zeilen. Sie kürzen',
  'the first step has no experiment. Write one in a fence ```experiment':
    'der erste Schritt hat kein Experiment. Eines in einen Block ```experiment schreiben',
  'this fence is not closed. Write ``` below its last line':
    'dieser Block ist nicht geschlossen. ``` unter seine letzte Zeile schreiben',
  'the step has a fence "{0}" already. Put both into one':
    'der Schritt hat schon einen Block „{0}“. Beide zu einem machen',
  '"{0}" is given twice. Put both texts into one': '„{0}“ steht zweimal da. Beide Texte zu einem machen',
  '"{0}" is given twice. Remove one of them': '„{0}“ steht zweimal da. Eines davon entfernen',
  'there is no "{0}" here. Do you mean "{1}"?': '„{0}“ gibt es hier nicht. Ist „{1}“ gemeint?',
  'there is no "{0}" here. Use one of these: {1}': '„{0}“ gibt es hier nicht. Bekannt sind {1}',
  'there is no {0} "{1}". Do you mean "{2}"?': '{0} „{1}“ gibt es nicht. Ist „{2}“ gemeint?',
  'there is no {0} "{1}". Use one of these: {2}': '{0} „{1}“ gibt es nicht. Bekannt sind {2}',
  'there is no {0} "{1}". Write {2}': '{0} „{1}“ gibt es nicht. {2} schreiben',
  'there is no {0} "{1}". Look up its name in the guide':
    '{0} „{1}“ gibt es nicht. Den Namen in der Anleitung nachsehen',
  'there is no {0} "{1}". Write another, or \\{ for a brace':
    '{0} „{1}“ gibt es nicht. Etwas anderes schreiben, oder \\{ für eine Klammer',
  'unknown field "{0}". Do you mean "{1}"?': 'unbekanntes Feld „{0}“. Ist „{1}“ gemeint?',
  quantity: 'die Größe',
  fence: 'den Block',
  'number of a sweep': 'die Zahl einer Messreihe',
  'number of a histogram': 'die Zahl eines Histogramms',
  'there is no step "{0}". Do you mean "{1}"?': 'einen Schritt „{0}“ gibt es nicht. Ist „{1}“ gemeint?',
  'there is no step "{0}" before this one. Do you mean "{1}"?':
    'einen Schritt „{0}“ gibt es davor nicht. Ist „{1}“ gemeint?',
  'there is no step "{0}" before this one. Write {1} after from':
    'einen Schritt „{0}“ gibt es davor nicht. Hinter from {1} schreiben',
  '"{0}" is not understood. Write whole, or from and the id of an earlier step':
    '„{0}“ ist nicht zu verstehen. whole schreiben, oder from und die id eines früheren Schritts',
  '"{0}" is not the code of a language. Write a language code like en or de':
    '„{0}“ ist kein Sprachcode. Einen Code wie en oder de schreiben',

  // Of YAML.
  'a tab indents this line. Use spaces instead':
    'diese Zeile ist mit einem Tabulator eingerückt. Leerzeichen dafür schreiben',
  'this line is indented differently from its neighbours. Align it with them':
    'diese Zeile ist anders eingerückt als ihre Nachbarn. An ihnen ausrichten',
  'this "{0}" is not closed. Write the "{1}" that is missing': '„{0}“ ist nicht geschlossen. Es fehlt „{1}“',
  'this quotation mark is not closed. Write another one after the text, or remove it':
    'dieses Anführungszeichen ist nicht geschlossen. Hinter den Text ein zweites schreiben oder es entfernen',
  'a second colon in one line cannot be read. Write {0} in quotation marks, or remove the colon':
    'ein zweiter Doppelpunkt in einer Zeile ist nicht lesbar. {0} in Anführungszeichen schreiben oder den Doppelpunkt entfernen',
  'a second colon in one line cannot be read. Write the text before it in quotation marks, or remove the colon':
    'ein zweiter Doppelpunkt in einer Zeile ist nicht lesbar. Den Text davor in Anführungszeichen setzen oder den Doppelpunkt entfernen',
  'this line has no colon between a name and a value. Write it as name: value':
    'in dieser Zeile fehlt der Doppelpunkt zwischen Name und Wert. Sie als Name: Wert schreiben',
  'a text cannot begin with "{0}". Write it in quotation marks':
    'ein Text kann nicht mit „{0}“ beginnen. Ihn in Anführungszeichen schreiben',
  'a backslash has a special meaning here. Write the text in single quotation marks':
    'ein Backslash hat hier eine eigene Bedeutung. Den Text in einfache Anführungszeichen setzen',
  'this is not YAML ({0}). Check its colons, brackets and indentation':
    'das ist kein YAML ({0}). Doppelpunkte, Klammern und Einrückung prüfen',
  '"{0}" repeats another part. Write that part out': '„{0}“ wiederholt einen anderen Teil. Ihn ausschreiben',
  'a name must be a word. Put it in quotation marks':
    'ein Name muss ein Wort sein. Ihn in Anführungszeichen setzen',
  'the data are nested deeper than {0} levels. Remove some of them':
    'die Daten sind tiefer als {0} Ebenen verschachtelt. Einige entfernen',
  'the fence has more than {0} thousand characters. Write long lists below # Numbers':
    'der Block hat mehr als {0} Tausend Zeichen. Lange Listen unter # Numbers schreiben',
  'the fence has more than {0} thousand values. Write long lists below # Numbers':
    'der Block hat mehr als {0} Tausend Werte. Lange Listen unter # Numbers schreiben',

  // Fields and numbers.
  '"{0}" has a comma. Write {1}, with a point': '„{0}“ hat ein Komma. {1} schreiben, mit Punkt',
  '"{0}" is missing. Write {0}: and its value': '„{0}“ fehlt. {0}: und den Wert schreiben',
  '"{0}" is missing in {1}. Write {0}: and its value': '„{0}“ fehlt in {1}. {0}: und den Wert schreiben',
  '"{0}" is missing. Write {1}': '„{0}“ fehlt. {1} schreiben',
  '"{0}" is missing in {1}. Write {2}': '„{0}“ fehlt in {1}. {2} schreiben',
  'there is no "{0}". The step has {1}, counted from 0. Write {2}':
    '„{0}“ gibt es nicht: Der Schritt hat {1}, gezählt ab 0. {2} schreiben',
  'must be a list. Write "{0}" in square brackets': 'muss eine Liste sein. „{0}“ in eckige Klammern setzen',
  '"vary" is missing. Write vary: and the field that takes the values':
    '„vary“ fehlt. vary: und das Feld schreiben, das die Werte annimmt',
  'must be {0}. This page knows no other version': 'muss {0} sein. Diese Seite kennt keine andere Form',
  'must be letters, digits and hyphens, without spaces':
    'darf nur Buchstaben, Ziffern und Bindestriche haben, keine Leerzeichen',
  'must be a number, not "{0}"': 'muss eine Zahl sein, nicht „{0}“',
  'must be a number, not "{0}". Write {1} without its unit':
    'muss eine Zahl sein, nicht „{0}“. {1} ohne Einheit schreiben',
  'must be a whole number': 'muss eine ganze Zahl sein',
  'must be at most {0}': 'darf höchstens {0} sein',
  'must be at least {0}': 'muss mindestens {0} sein',
  'must not be above 1': 'darf nicht über 1 sein',
  'must not be below 0': 'darf nicht unter 0 sein',
  'must be two numbers': 'müssen zwei Zahlen sein',
  'must be yes or no': 'muss yes oder no sein',
  "must list the model's {0} weights, not {1} numbers":
    'muss die {0} Gewichte des Modells enthalten, nicht {1} Zahlen',
  'must be fields of an experiment. Write each as name: value':
    'müssen Felder eines Experiments sein. Jedes als Name: Wert schreiben',
  '{0} is too large to compute with. Write a number below 3.4e38':
    'mit {0} lässt sich nicht rechnen. Eine Zahl unter 3.4e38 schreiben',
  'the rule at {0} is not drawn, because the axis goes from {1} to {2}. Choose an at in that range, or add a value':
    'die Linie bei {0} ist nicht gezeichnet: Die Achse geht von {1} bis {2}. at dazwischen oder einen weiteren Wert schreiben',
  '0 or 1': '0 oder 1',
  '"{0}" is not a mark. Write run, run: 2, dips, level, prediction: and a formula, a picture, or a picture: and what is written in it':
    '„{0}“ ist keine Marke. run, run: 2, dips, level, prediction: und eine Formel, ein Bild oder ein Bild: und was darin steht schreiben',

  // Numbers in the text.
  '"{0}" does not change. Write it without braces, or \\{ for a brace':
    '„{0}“ ändert sich nicht. Ohne Klammern schreiben, oder \\{ für eine Klammer',
  'these braces are empty. Write a quantity or a field, or \\{ for a brace':
    'diese Klammern sind leer. Eine Größe oder ein Feld schreiben, oder \\{ für eine Klammer',
  '"{0}" has no argument "{1}". Write {2}': '„{0}“ hat kein Argument „{1}“. {2} schreiben',
  '"{0}" is not an argument. Write name=value, as in index=0':
    '„{0}“ ist kein Argument. name=Wert schreiben, wie in index=0',
  '"{0}" follows a number. Write an operator with spaces between them':
    '„{0}“ folgt auf eine Zahl. Ein Zeichen zwischen Leerzeichen davor setzen',
  '"{0}" is not a decimal number. Write its digits, such as 0.07':
    '„{0}“ ist keine Dezimalzahl. Die gültigen Ziffern schreiben, etwa 0.07',
  '"{0}" is not a number. Write its digits, such as 0.07':
    '„{0}“ ist keine Zahl. Ihre Ziffern schreiben, etwa 0.07',
  '"{0}" does not begin with the name of a quantity. Write one, such as final-loss':
    '„{0}“ beginnt nicht mit dem Namen einer Größe. Einen schreiben, etwa final-loss',
  'this step\'s experiment has no number at "{0}". Write a field that it has':
    'das Experiment dieses Schritts hat bei „{0}“ keine Zahl. Ein Feld schreiben, das es hat',
  'this is a number of a sweep, but the step has none. Add one, or name another number':
    'das ist eine Zahl einer Messreihe, und der Schritt hat keine. Eine hinzufügen oder eine andere Zahl nennen',
  'this step has no stage {0}. Leave stage out, or add one with beside':
    'eine Bühne {0} hat dieser Schritt nicht. stage weglassen oder mit beside eine hinzufügen',
  'this step has no stage {0}. Write stage={1} or less':
    'eine Bühne {0} hat dieser Schritt nicht. stage={1} oder weniger schreiben',

  // Of claims.
  '"{0}" is arithmetic, but a claim here is about one quantity. Write it in the text, in braces':
    '„{0}“ ist eine Rechnung, und hier geht es um eine Größe. Sie in Klammern in die Worte schreiben',
  '"{0}" has no source. Write a colon after it, and where the number comes from':
    '„{0}“ hat keine Quelle. Dahinter einen Doppelpunkt und die Herkunft der Zahl schreiben',
  '"{0}" claims nothing. Write = and a number, or in {1}':
    '„{0}“ behauptet nichts. = und eine Zahl schreiben, oder in {1}',
  '"{0}" is not a part of a claim. Do you mean "{1}"?':
    '„{0}“ ist kein Teil einer Behauptung. Ist „{1}“ gemeint?',
  '"{0}" is not a part of a claim. Write all over 20 draws, long, oracle, engine or float32 ± 0.01':
    '„{0}“ ist kein Teil einer Behauptung. all over 20 draws, long, oracle, engine oder float32 ± 0.01 schreiben',
  '"{0}" is not a tolerance. Write ± 0.01, ± 2 % or exactly':
    '„{0}“ ist keine Toleranz. ± 0.01, ± 2 % oder exactly schreiben',
  'several numbers need an argument that counts them. Write it as in index=0…':
    'mehrere Zahlen brauchen ein Argument, das sie zählt. Es schreiben wie in index=0…',
  'this is a claim about a sweep, but the step has none. Add one to its show fence':
    'von einer Messreihe ist etwas behauptet, und der Schritt hat keine. Eine in seinen Block show schreiben',
  'this is a claim about a histogram, but the step has none. Add one to its show fence':
    'von einem Histogramm ist etwas behauptet, und der Schritt hat keines. Eines in seinen Block show schreiben',
  'the step draws no prediction "{0}". Add it to predictions in the show fence':
    'der Schritt zeichnet keine Vorhersage „{0}“. Sie im Block show zu predictions hinzufügen',

  // Of questions.
  'the question has no text. Write > {0} and the question':
    'die Frage hat keine Worte. > {0} und die Frage schreiben',
  'the question has no answer. Write it in a fence ```question':
    'die Frage hat keine Antwort. Sie in einen Block ```question schreiben',
  'the question has no options. List them, or write kind: place, number or curve':
    'die Frage hat keine Antworten zur Wahl. Sie auflisten, oder kind: place, number oder curve schreiben',
  'this option does not say when it is right. Write that in braces after it, as in {0}':
    'diese Antwort hat keine Klammern, die sagen, wann sie richtig ist. Sie dahinter schreiben, wie in {0}',
  '"{0}" in braces is not understood. Write {1}': '„{0}“ in Klammern ist nicht zu verstehen. {1} schreiben',
  '{0} and {1} overlap. Let only one option be right':
    '{0} und {1} überschneiden sich. Nur eine Antwort darf richtig sein',
  'another option is {0} too. Let only one option be right':
    'eine andere Antwort ist auch {0}. Nur eine Antwort darf richtig sein',

  // Formulas and links.
  '"{0}" is not a formula command. Do you mean "\\{1}"?':
    '„{0}“ ist kein Befehl für Formeln. Ist „\\{1}“ gemeint?',
  '"{0}" is not a formula command. Check its spelling':
    '„{0}“ ist kein Befehl für Formeln. Die Schreibweise prüfen',
  'a second {0} follows the first. Put braces around one, as in {1}':
    'auf ein {0} folgt ein zweites. Klammern um eines setzen, wie in {1}',
  superscript: 'Hochgestelltes',
  subscript: 'Tiefgestelltes',
  '"\\left" has no "\\right" after it. Write both, or neither':
    'hinter „\\left“ fehlt „\\right“. Beide schreiben oder keines',
  '"\\right" has no "\\left" before it. Write both, or neither':
    'vor „\\right“ fehlt „\\left“. Beide schreiben oder keines',
  '"{0}" has a special meaning in formulas. Write \\{1}':
    '„{0}“ hat in Formeln eine eigene Bedeutung. \\{1} schreiben',
  'a command in this formula lacks its argument. Write it in braces, as in \\frac{1}{2}':
    'einem Befehl dieser Formel fehlt, wovon er ist. Es in Klammern schreiben, wie in \\frac{1}{2}',
  'there is no environment "{0}". Check its spelling':
    'eine Umgebung „{0}“ gibt es nicht. Die Schreibweise prüfen',
  'this "\\begin" has no matching "\\end". Write one after the last row':
    'zu einem „\\begin“ fehlt „\\end“ mit seinem Namen. Es hinter die letzte Zeile schreiben',
  'this "{0}" has no matching "{1}". Write the missing "{2}", or remove this one':
    'zu „{0}“ fehlt „{1}“. „{2}“ ergänzen oder „{0}“ entfernen',
  'nothing follows this sign. Write the superscript or subscript after it':
    'hinter diesem Zeichen folgt nichts. Dahinter schreiben, was hoch- oder tiefgestellt ist',
  'this formula cannot be typeset ({0}). Check it up to here':
    'diese Formel lässt sich nicht setzen ({0}). Sie bis hierher prüfen',
  'this "$" has no partner. Write a second one after the formula, or \\$ for a dollar':
    'zu diesem „$“ fehlt ein zweites. Es hinter die Formel schreiben, oder \\$ für einen Dollar',
  'the link to "{0}" leads nowhere. Begin it with https:// or #':
    'der Link zu „{0}“ führt nirgendwohin. Ihn mit https:// oder # beginnen',
}
