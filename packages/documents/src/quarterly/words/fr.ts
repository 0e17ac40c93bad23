import { counted, type Forms, number, percent } from '../../house-style.ts';
import type { QuarterlyWords } from './quarterly-words.ts';

const LOCALE = 'fr';
const ORDINALS = ['premier', 'deuxième', 'troisième', 'quatrième'];
const INCIDENTS: Forms = {
  none: 'aucun incident',
  one: 'un incident',
  other: '# incidents',
  withheld: 'un nombre non publié d’incidents',
};
const CONCERNING: Forms = {
  none: 'sans qu’aucune personne survivante soit enregistrée',
  one: 'concernant une personne survivante',
  other: 'concernant # personnes survivantes',
  withheld: 'concernant un nombre non publié de personnes survivantes',
};
const WITHOUT_CONSENT: Forms = {
  none: 'aucun incident ne manque',
  one: 'un incident ne peut être présenté',
  other: '# incidents ne peuvent être présentés',
  withheld: 'un nombre non publié d’incidents ne peuvent être présentés',
};
const REPORTS: Forms = {
  none: 'aucun signalement n’a été reçu',
  one: 'un signalement a été reçu',
  other: '# signalements ont été reçus',
  withheld: 'un nombre non publié de signalements ont été reçus',
};
const HAD_BEEN: Forms = {
  none: 'aucun incident n’avait été vérifié',
  one: 'un incident avait été vérifié',
  other: '# incidents avaient été vérifiés',
  withheld: 'un nombre non publié d’incidents avaient été vérifiés',
};
const RECEIVED: Forms = {
  none: 'Aucune personne survivante n’avait, selon les dossiers, bénéficié d’un service.',
  one: 'Une personne survivante avait bénéficié d’au moins un service.',
  other: 'Au total, # personnes survivantes avaient bénéficié d’au moins un service.',
  withheld: '',
};
const NOT_AVAILABLE: Forms = {
  none: 'Aucun service n’a été enregistré comme non disponible.',
  one: 'Pour une personne survivante, au moins un service n’était pas disponible.',
  other: 'Pour # personnes survivantes, au moins un service n’était pas disponible.',
  withheld: '',
};
/** Which of the incidents of the quarter were verified late; nothing where there were none. */
function lateText(verified: number | null, late: number | null): string {
  if (verified === 0) return '';
  if (late === 0)
    return ' Aucun de ces incidents n’a été vérifié tardivement, c’est-à-dire après le trimestre où il s’est produit ou après la validation du rapport de ce trimestre.';
  if (late === 1)
    return ' Parmi ces incidents, un seul a été vérifié tardivement : il s’était produit au cours d’un trimestre antérieur, ou a été enregistré après la validation du rapport de son trimestre.';
  return ` Parmi ces incidents, ${late === null ? 'un nombre non publié' : number(late, LOCALE)} ont été vérifiés tardivement : ils s’étaient produits au cours d’un trimestre antérieur, ou ont été enregistrés après la validation du rapport de leur trimestre.`;
}
/** “De violence” after a count of incidents: what was verified, with the negation that “aucun” asks for. */
const verifiedText = (mission: string, verified: number | null): string =>
  `${mission} ${verified === 0 ? 'n’a vérifié' : 'a vérifié'} ${counted(verified, LOCALE, INCIDENTS)}`;

export default {
  title: 'Violences sexuelles liées au conflit : rapport trimestriel',
  subtitle: (mission, period, date) => `${mission} : ensemble de la mission, ${period}, au ${date}`,
  quarter: (ordinal, year) => `${ORDINALS[ordinal - 1]} trimestre de ${year}`,
  distribution: 'Distr. interne',
  body: 'Arrangements de suivi, d’analyse et de communication de l’information sur les violences sexuelles liées au conflit',
  organization: 'Nations Unies',
  original: 'Original : français',
  synthetic: 'DONNÉES SYNTHÉTIQUES : aucune personne ni aucun fait de ce document n’est réel',
  headings: {
    overview: 'Vue d’ensemble',
    pattern: 'Formes de violence',
    survivors: 'Personnes survivantes',
    services: 'Prise en charge et services',
    parties: 'Auteurs présumés',
    places: 'Lieux',
    circumstances: 'Circonstances',
    sources: 'Signalements et leurs sources',
    basis: 'Base des chiffres',
  },
  captions: {
    forms: 'Incidents vérifiés par forme et sexe des personnes survivantes',
    ages: 'Personnes survivantes des incidents vérifiés par sexe et âge',
    services: 'Personnes survivantes des incidents vérifiés, par service et suite donnée',
    parties: 'Incidents vérifiés par partie',
    map: 'Incidents vérifiés par division administrative de premier niveau',
    circumstances: 'Incidents vérifiés par circonstance',
    sources: 'Signalements reçus pendant le trimestre, par source',
    sourcesByPlace: 'Signalements reçus pendant le trimestre, par division administrative de premier niveau',
  },
  trend: {
    caption: 'Incidents vérifiés par trimestre de vérification, et signalements reçus dans chacun',
    incidents: 'Incidents vérifiés',
    reports: 'Signalements reçus',
    quarter: (n) => `T${n}`,
    reading:
      'Un trimestre sans chiffre n’a pas été publié. Une variation de ce qui a été vérifié n’est pas en soi une variation de ce qui s’est produit : il se peut que davantage, ou moins, ait été entendu.',
  },
  total: 'Total',
  numbered: {
    heading: (mark, text) => `${mark}. ${text}`,
    table: (n) => `Tableau ${n}`,
    figure: (_, mark) => `Figure ${mark}`,
    map: 'Carte',
  },
  source: (mission, period, date) => `Source : chiffres de ${mission} pour le ${period}, au ${date}.`,
  footnotes: {
    verified:
      'Un incident est vérifié lorsqu’il existe des motifs raisonnables de croire qu’il s’est produit, d’après une source primaire directe ou deux sources indépendantes. Sur les arrangements, voir la résolution 1960 (2010) du Conseil de sécurité, par. 8.',
    services: 'La santé comprend la prise en charge clinique des viols dans les 72 heures.',
  },
  noParty:
    'Aucune partie n’est nommée, aucune n’ayant un nombre d’incidents vérifiés qui puisse être publié.',
  notStated: 'Non précisé',
  withheldNote:
    '– non publié pour protéger les personnes survivantes : nombres de un à quatre, et ceux dont on pourrait les déduire.',
  overlapNote:
    'Un incident peut figurer dans plusieurs lignes ou colonnes ; les totaux le comptent une fois.',
  map: {
    endorsement:
      'Les frontières et les noms indiqués et les désignations employées sur cette carte n’impliquent ni reconnaissance ni acceptation officielles de la part de l’Organisation des Nations Unies.',
    statements: {
      sudan_south_sudan:
        'La frontière définitive entre le Soudan et le Soudan du Sud n’a pas encore été fixée.',
      abyei: 'Le statut définitif de la zone d’Abyei n’est pas encore déterminé.',
    },
    legend: {
      none: 'Aucun incident vérifié',
      withheld: 'Non publié',
      unheard: 'Aucun incident vérifié, et aucun point focal',
      disputed: 'Limite ou statut non déterminé',
    },
    range: (from, to) => (from === to ? `${from} incidents vérifiés` : `${from} à ${to} incidents vérifiés`),
    reading:
      '– non publié pour protéger les personnes survivantes. Là où aucun incident n’est vérifié, il a pu néanmoins s’en produire.',
    notDrawn: (places) => `Non représenté, faute de limites : ${places}.`,
    attribution: 'Limites © contributeurs d’OpenStreetMap (ODbL).',
  },
  withheld: 'non publié',
  overview: ({ period, mission, date, statuses, verified, survivors, reports, late, withoutConsent }) => [
    `Pendant le ${period}, ${verifiedText(mission, verified)} de violence sexuelle liée au conflit${verified === 0 ? '' : `, ${counted(survivors, LOCALE, CONCERNING)}`}.${lateText(verified, late)}${withoutConsent === null || withoutConsent === 0 ? '' : ` En outre, ${counted(withoutConsent, LOCALE, WITHOUT_CONSENT)}, faute de consentement.`}`,
    `Les incidents survenus pendant la période et seulement signalés, qui ne figurent dans aucun total, se répartissent comme suit : ${statuses}. Au cours du même trimestre, ${counted(reports, LOCALE, REPORTS)} de sources, selon le décompte du ${date} ; un incident peut en réunir plusieurs.`,
  ],
  earlier: (quarters) =>
    `${quarters.map(({ period, verified }, i) => `${i === 0 ? 'Au' : 'au'} ${period}, ${counted(verified, LOCALE, HAD_BEEN)}`).join(' ; ')}. Une variation du nombre d’incidents vérifiés n’est pas en soi une variation des faits.`,
  survivors: {
    displaced: (share) =>
      `Parmi les personnes survivantes, ${percent(share, LOCALE)} étaient des personnes déplacées.`,
    female: (share) =>
      `Les femmes et les filles représentaient ${percent(share, LOCALE)} des personnes survivantes.`,
    withheld: 'Les autres proportions ne sont pas publiées, pour protéger les personnes survivantes.',
  },
  services: {
    received: (n) => counted(n, LOCALE, RECEIVED),
    notAvailable: (n) => counted(n, LOCALE, NOT_AVAILABLE),
    reading:
      'Pour chaque service est compté le dernier état enregistré. Là où rien n’est enregistré, un service a pu être proposé malgré tout. Les raisons pour lesquelles un service n’était pas disponible sont consignées en toutes lettres et ne sont pas comptées ici.',
    none: 'Rien n’est enregistré d’aucun service pour les personnes survivantes de ces incidents, ce qui ne signifie pas qu’aucun n’a été proposé.',
    missing: {
      refused:
        'Les chiffres relatifs aux services ne sont pas donnés : joints à ceux qui ont déjà été publiés, ils permettraient de déduire de petits nombres.',
      not_released:
        'Les chiffres de ce trimestre ont été publiés avant que les services n’en fassent partie.',
    },
  },
  listening: {
    by: (who) =>
      `Pendant le trimestre, les composantes et organismes suivants avaient des points focaux : ${who}.`,
    nobody: 'Aucun point focal n’est enregistré pour le trimestre.',
    unheard: (places) =>
      `Aucun point focal ne couvrait, même en partie, les divisions suivantes : ${places}. Là où personne n’écoute, l’absence de signalements ne dit rien de ce qui s’est passé.`,
    everywhere: 'Chaque division administrative de premier niveau était couverte par un point focal.',
    notRecorded:
      'Les zones que couvrent les points focaux ne sont pas enregistrées : l’absence de signalements dans une zone ne peut être distinguée de l’absence de quiconque pour les recueillir.',
  },
  basis: (date, time) => [
    `Tous les chiffres sont arrêtés au ${date}, ${time}. Un incident est compté dans le trimestre où il a été vérifié ; celui qui chevauche deux trimestres s’est produit dans celui de son dernier jour. Les incidents, les personnes survivantes et les signalements sont comptés séparément et ne sont jamais interchangeables.`,
    'La violence sexuelle est très largement sous-signalée. Un chiffre bas ne prouve pas qu’il s’est passé peu de choses : il peut signifier que personne n’a pu signaler, ou que personne n’était là pour écouter.',
  ],
} satisfies QuarterlyWords;
