// The page's own words. Answers keep the language they were written in.

const english = {
  skip: 'Skip to the question', promise: 'Every figure comes from the data.', fresh: 'New conversation', data: 'Data',
  welcome: 'What would you like to know?',
  explain: 'Ask about your files in plain words. Point at a figure in an answer to see the file, the rows and the query it was read from.',
  thread: 'Questions and answers', question: 'Question', placeholder: 'Ask a question about the data', ask: 'Ask', source: 'Source of the figure',
  working: 'Working', cancel: 'Cancel', retry: 'Ask again', close: 'Close',
  verified: 'Verified', sourced: 'Sourced', unverified: 'Not verified', notInData: 'Not in the data', clarify: 'Which one?',
  failed: 'Failed', cancelled: 'Cancelled', expired: 'Out of time', answered: 'Answered',
  verifiedLong: 'Every figure was printed from the data.', sourcedLong: 'Some figures come from documents or from code that was run.',
  figures: 'Figures and sources', queries: 'Queries', chartData: 'Data of the chart', datasetsUsed: 'Read from', reasons: 'Why it was not verified',
  figure: 'Figure', dataset: 'Dataset', file: 'File', version: 'Version', column: 'Column', rows: 'Rows', row: 'Row', line: 'line',
  filter: 'Where', query: 'Query', calculation: 'Calculation', how: 'How', reference: 'Reference', exact: 'Exact value', rowsOf: n => `${n} rows`,
  and: n => `and ${n} more`, quoted: 'Printed from a query’s cell', derived: 'Calculated from cells', matched: 'Checked against a query’s cell',
  echoed: 'Named in the question', cited: 'Quoted from a document', logged: 'Printed by code that was run',
  writtenBy: m => `Written by ${m}`, ruleBased: 'rule-based, no language model', seconds: s => `${s} s`, answeredBy: m => `Answers are written by ${m}.`,
  problems: n => n === 1 ? '1 problem' : `${n} problems`, noProblems: 'no problems', rowsCount: n => n === 1 ? '1 row' : `${n} rows`, total: 'total of the others',
  columns: 'Columns', problemsHeading: 'Problems', noData: 'There are no datasets yet. Drop a CSV file to begin.', atRow: n => `row ${n}`, atLine: n => `line ${n}`,
  times: n => `${n} times`, empty: n => `${n} empty`, misfits: n => `${n} that do not fit`, download: 'Download', picture: 'SVG', specification: 'Vega-Lite',
  offline: 'The server cannot be reached. Check that it is running, then try again.', key: 'This server asks for a key.', use: 'Use it', unknown: 'Something went wrong.',
  chartMissing: 'The chart could not be loaded.', gone: 'This conversation is no longer kept.', loading: 'Loading',
  example: (measure, label, year) => `What was ${measure} for ${label} in ${year}?`, exampleChart: (measure, label) => `Draw a line chart of ${measure} for ${label}`,
  exampleMost: (thing, measure, year) => `Which ${thing} had the largest ${measure} in ${year}?`, progress: text => text,
  drafted: 'Drafted, figures still to be checked:', sentBack: 'Sent back: a figure was not supported by the data.', corrected: 'Corrects the call.',
  tools: { list_datasets: 'Looks at what data there is', describe_dataset: 'Reads the columns of', query: 'Queries', calculate: 'Calculates', draw_chart: 'Draws a chart' },
};

const progressInFrench = [
  [/^waiting for the question/, 'attend la fin de la question précédente'], [/^waiting for the model/, 'attend le service du modèle'],
  [/^opening/, 'ouvre la conversation'], [/^having the answer rewritten/, 'fait réécrire la réponse'], [/^asking/, 'interroge le modèle'],
  [/^running (.*)/, 'exécute $1'], [/^checking/, 'vérifie les chiffres'],
];

const french = {
  ...english,
  skip: 'Aller à la question', promise: 'Chaque chiffre vient des données.', fresh: 'Nouvelle conversation', data: 'Données',
  welcome: 'Que voulez-vous savoir ?',
  explain: 'Posez votre question sur vos fichiers. Pointez un chiffre d’une réponse pour voir le fichier, les lignes et la requête dont il vient.',
  thread: 'Questions et réponses', placeholder: 'Posez une question sur les données', ask: 'Demander', source: 'Source du chiffre',
  working: 'En cours', cancel: 'Annuler', retry: 'Redemander', close: 'Fermer',
  verified: 'Vérifié', sourced: 'Sourcé', unverified: 'Non vérifié', notInData: 'Pas dans les données', clarify: 'Lequel ?',
  failed: 'Échec', cancelled: 'Annulé', expired: 'Délai dépassé', answered: 'Répondu',
  verifiedLong: 'Chaque chiffre a été imprimé depuis les données.', sourcedLong: 'Certains chiffres viennent de documents ou de code exécuté.',
  figures: 'Chiffres et sources', queries: 'Requêtes', chartData: 'Données du graphique', datasetsUsed: 'Lu dans', reasons: 'Pourquoi ce n’est pas vérifié',
  figure: 'Chiffre', dataset: 'Jeu de données', file: 'Fichier', version: 'Version', column: 'Colonne', rows: 'Lignes', row: 'Ligne', line: 'ligne du fichier',
  filter: 'Où', query: 'Requête', calculation: 'Calcul', how: 'Comment', reference: 'Référence', exact: 'Valeur exacte', rowsOf: n => `${n} lignes`,
  and: n => `et ${n} autres`, quoted: 'Imprimé depuis la cellule d’une requête', derived: 'Calculé à partir de cellules', matched: 'Contrôlé contre la cellule d’une requête',
  echoed: 'Nommé dans la question', cited: 'Cité d’un document', logged: 'Imprimé par du code exécuté',
  writtenBy: m => `Rédigé par ${m}`, ruleBased: 'à base de règles, sans modèle de langage', answeredBy: m => `Les réponses sont rédigées par ${m}.`,
  problems: n => n === 1 ? '1 problème' : `${n} problèmes`, noProblems: 'aucun problème', rowsCount: n => n === 1 ? '1 ligne' : `${n} lignes`, total: 'total des autres',
  columns: 'Colonnes', problemsHeading: 'Problèmes', noData: 'Il n’y a pas encore de données. Déposez un fichier CSV pour commencer.', atRow: n => `ligne ${n}`,
  atLine: n => `ligne ${n} du fichier`, times: n => `${n} fois`, empty: n => `${n} vides`, misfits: n => `${n} hors type`, download: 'Télécharger', picture: 'SVG',
  offline: 'Le serveur ne répond pas. Vérifiez qu’il tourne, puis réessayez.', key: 'Ce serveur demande une clé.', use: 'Utiliser', unknown: 'Une erreur est survenue.',
  chartMissing: 'Le graphique n’a pas pu être chargé.', gone: 'Cette conversation n’est plus conservée.', loading: 'Chargement',
  example: (measure, label, year) => `Quel était le nombre « ${measure} » pour ${label} en ${year} ?`, exampleChart: (measure, label) => `Graphique en courbe de ${measure} pour ${label}`,
  exampleMost: (thing, measure, year) => `Quel élément de « ${thing} » a le plus grand ${measure} en ${year} ?`,
  drafted: 'Rédigé, chiffres à vérifier :', sentBack: 'Renvoyé : un chiffre n’est pas soutenu par les données.', corrected: 'Corrige l’appel.',
  tools: { list_datasets: 'Regarde quelles données existent', describe_dataset: 'Lit les colonnes de', query: 'Interroge', calculate: 'Calcule', draw_chart: 'Dessine un graphique' },
  progress: text => { const [pattern, words] = progressInFrench.find(([one]) => one.test(text)) ?? []; return pattern ? text.replace(pattern, words) : text; },
};

export const language = (navigator.languages ?? [navigator.language]).map(tag => tag.slice(0, 2)).find(tag => tag === 'fr' || tag === 'en') ?? 'en';
export const words = language === 'fr' ? french : english;

/** Puts the words into the page that came in English. */
export function translate(root) {
  document.documentElement.lang = language;
  for (const element of root.querySelectorAll('[data-word]')) element.textContent = words[element.dataset.word];
  for (const element of root.querySelectorAll('[data-label]')) element.setAttribute('aria-label', words[element.dataset.label]);
  for (const element of root.querySelectorAll('[data-placeholder]')) element.placeholder = words[element.dataset.placeholder];
}

/** Counts of the page's own (rows, problems), never figures of an answer. */
export const count = number => new Intl.NumberFormat(language).format(number);
