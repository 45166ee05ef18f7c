/** Words by language, parted by commas: the languages of the site, and German. Letter case, accents and signs do not count. */
type Words = { [language in 'en' | 'de' | 'fr' | 'es' | 'it' | 'ru']: string };

/** What the headings of columns and the keys of files mean: keys of records, the list, the text, and titles where nothing else is one. Of two with one meaning the first named here is taken. */
const headings = {
  title: {
    en: 'title',
    de: 'Titel, Aufgabe, Aufgabenname, Vorgang, Betreff, Bezeichnung, Überschrift',
    fr: 'titre, tâche, nom de la tâche, intitulé',
    es: 'título, tarea, nombre de la tarea, asunto',
    it: 'titolo, attività, nome attività, compito',
    ru: 'название, заголовок, задача, наименование',
  },
  title_else: {
    en: 'name, summary, subject, task, task name, issue, content',
    de: 'Name, Thema',
    fr: 'nom, sujet, objet',
    es: 'nombre',
    it: 'nome, oggetto',
    ru: 'имя, тема',
  },
  list: {
    en: 'status, list, stage, section/column',
    de: 'Status, Liste, Phase, Bearbeitungsstatus, Bearbeitungsstand',
    fr: 'statut, état, liste, étape',
    es: 'estado, lista, etapa',
    it: 'stato, lista, fase',
    ru: 'статус, состояние, список, этап, стадия',
  },
  text: {
    en: 'description, body, notes, note, comment, comments',
    de: 'Beschreibung, Notizen, Notiz, Bemerkung, Bemerkungen, Anmerkung, Anmerkungen, Kommentar, Kommentare',
    fr: 'description, notes, remarque, remarques, commentaire, commentaires',
    es: 'descripción, notas, nota, observaciones, comentario, comentarios',
    it: 'descrizione, note, nota, osservazioni, commento, commenti',
    ru: 'описание, заметки, заметка, примечание, примечания, комментарий, комментарии',
  },
  assignees: {
    en: 'assignees, assignee, assigned_to, assigned, owner, owners, responsible',
    de: 'Verantwortlich, Verantwortliche, Verantwortlicher, Verantwortliche Person, Zuständig, Zuständige, Zuständiger, Zuständige Person, Zuständigkeit, Zugewiesen an, Zugewiesen, Bearbeiter, Bearbeiterin, Besitzer',
    fr: 'responsable, responsables, assigné à, assignée à, assigné, attribué à, attribué, personne assignée',
    es: 'responsable, responsables, asignado a, asignada a, asignado, persona asignada, encargado, encargada',
    it: 'responsabile, responsabili, assegnato a, assegnata a, assegnato, assegnatario, incaricato',
    ru: 'исполнитель, исполнители, ответственный, ответственная, ответственные, назначено, назначен',
  },
  tags: {
    en: 'tags, tag, labels, label',
    de: 'Schlagwörter, Schlagworte, Schlagwort, Stichwörter, Stichworte, Stichwort, Etiketten, Etikett',
    fr: 'étiquettes, étiquette, mots-clés, mot-clé, libellés',
    es: 'etiquetas, etiqueta, palabras clave',
    it: 'etichette, etichetta, parole chiave',
    ru: 'метки, метка, теги, тег, тэги, тэг, ярлыки, ключевые слова',
  },
  start: {
    en: 'start, start_date, start on, starts on',
    de: 'Start, Beginn, Anfang, Startdatum, Start am, Beginnt am',
    fr: 'début, date de début, commence le',
    es: 'inicio, fecha de inicio, comienzo, empieza el',
    it: 'inizio, data di inizio, data inizio, inizia il',
    ru: 'начало, дата начала, старт',
  },
  due: {
    en: 'due, due_date, due_on, due by, deadline',
    de: 'Fällig, Fällig am, Fällig bis, Fälligkeit, Fälligkeitsdatum, Frist, Abgabetermin, Zieltermin, Endtermin, Stichtag, Erledigen bis, Fertig bis, Bis wann, Termin',
    fr: 'échéance, date d’échéance, date limite, délai, à rendre le',
    es: 'vencimiento, fecha de vencimiento, fecha límite, vence, vence el, fecha de entrega, plazo',
    it: 'scadenza, data di scadenza, data scadenza, scade il, entro il, termine',
    ru: 'срок, срок исполнения, срок выполнения, крайний срок, дедлайн',
  },
  done: {
    en: 'done',
    de: 'Erledigt, Erledigt am, Fertig',
    fr: 'fait, terminé',
    es: 'hecho, hecha',
    it: 'fatto, fatta',
    ru: 'готово, сделано, выполнено',
  },
  archived: { en: 'archived', de: 'Archiviert', fr: 'archivé', es: 'archivado', it: 'archiviato', ru: 'в архиве' },
  color: { en: 'color, colour', de: 'Farbe', fr: 'couleur', es: 'color', it: 'colore', ru: 'цвет' },
  parent: { en: 'parent', de: 'Übergeordnet', fr: 'parent', es: 'padre', it: 'padre', ru: 'родитель' },
  blocked_by: {
    en: 'blocked_by, depends_on, dependencies',
    de: 'Blockiert durch, Blockiert von, Abhängig von',
    fr: 'bloqué par, dépend de',
    es: 'bloqueado por, depende de',
    it: 'bloccato da, dipende da',
    ru: 'блокируется, зависит от',
  },
  id: { en: 'id', de: 'ID', fr: 'id', es: 'id', it: 'id', ru: 'id' },
  created: {
    en: 'created, created_at, created_on, created_date, date_created, creation_date',
    de: 'Erstellt, Erstellt am, Erstellungsdatum, Angelegt, Angelegt am, Erfasst am',
    fr: 'créé, créé le, créée le, date de création',
    es: 'creado, creado el, creada el, fecha de creación',
    it: 'creato, creato il, creata il, data di creazione, data creazione',
    ru: 'создано, создан, создана, дата создания',
  },
  author: {
    en: 'author, authors',
    de: 'Autor, Autorin, Erstellt von, Ersteller, Verfasser',
    fr: 'auteur, auteurs, créé par',
    es: 'autor, autora, autores, creado por',
    it: 'autore, autori, creato da',
    ru: 'автор, авторы, создатель',
  },
} satisfies { [meaning: string]: Words };

/** Names of lists whose records are done. */
const doneLists: Words = {
  en: 'done, closed, complete, completed, finished, final, resolved, released, shipped, cancelled, canceled, withdrawn, rejected, abandoned, superseded, obsolete',
  de: 'erledigt, fertig, fertiggestellt, geschlossen, abgeschlossen, beendet, behoben, gelöst, veröffentlicht, abgebrochen, abgelehnt, storniert, verworfen, zurückgezogen',
  fr: 'terminé, terminée, terminés, terminées, fait, faits, fini, finis, fermé, fermés, clos, achevé, résolu, livré, annulé, rejeté, abandonné',
  es: 'hecho, hechos, terminado, terminados, completado, completados, cerrado, cerrados, finalizado, finalizados, resuelto, entregado, cancelado, rechazado, descartado',
  it: 'fatto, fatti, completato, completati, chiuso, chiusi, terminato, finito, concluso, risolto, consegnato, annullato, rifiutato, scartato',
  ru: 'готово, сделано, выполнено, выполнен, завершено, завершён, закрыто, закрыт, решено, решён, отменено, отменён, отклонено, отклонён',
};

const yes: Words = {
  en: 'yes, true, y, x, ✓, ✔, ☑, ✅, [x]',
  de: 'ja, wahr, j',
  fr: 'oui, vrai, o',
  es: 'sí, verdadero, s',
  it: 'sì, vero, s',
  ru: 'да, истина, д',
};
const no: Words = {
  en: 'no, false, n, ✗, ✘, ☐, ❌, [ ]',
  de: 'nein, falsch',
  fr: 'non, faux',
  es: 'no, falso',
  it: 'no, falso',
  ru: 'нет, ложь, н',
};

/** What a heading may mean. */
export type HeadingMeaning = keyof typeof headings;

/** A heading as it is compared: `Fällig am` -> `fallig_am`, `createdAt` -> `created_at`. */
export function foldHeading(heading: string): string {
  return heading
    .replace(/([a-z0-9])([A-Z][a-z])/g, '$1_$2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}

function wordsOf(words: Words): string[] {
  return Object.values(words).flatMap((each) => each.split(', '));
}

/** The headings of each meaning as they are compared, the first of them first. */
export const headingsOf: ReadonlyMap<HeadingMeaning, ReadonlySet<string>> = new Map(
  Object.entries(headings).map(([meaning, words]) => [meaning as HeadingMeaning, new Set(wordsOf(words).map(foldHeading))]),
);

/** Whether a heading has a meaning. */
export function isHeadingOf(meaning: HeadingMeaning, heading: string): boolean {
  return headingsOf.get(meaning)?.has(foldHeading(heading)) ?? false;
}

const doneNames = new Set(wordsOf(doneLists).map(foldHeading));

/** Whether the records of a list of that name are done. */
export function isDoneList(name: string): boolean {
  return doneNames.has(foldHeading(name));
}

/** Yes and no as cells say it, in small letters. */
export const yesWords: ReadonlySet<string> = new Set([...wordsOf(yes), 'si']);
export const noWords: ReadonlySet<string> = new Set(wordsOf(no));
