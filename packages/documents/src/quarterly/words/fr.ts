import { counted, opening, percent } from '../../house-style.ts';
import type { QuarterlyWords } from './quarterly-words.ts';

const LOCALE = 'fr';
const ORDINALS = ['premier', 'deuxième', 'troisième', 'quatrième'];
const INCIDENTS = { one: 'incident', many: 'incidents', withheld: 'un nombre non publié d’incidents' };
const SURVIVORS = {
  one: 'personne survivante',
  many: 'personnes survivantes',
  withheld: 'un nombre non publié de personnes survivantes',
};
const REPORTS = {
  one: 'signalement a été reçu',
  many: 'signalements ont été reçus',
  withheld: 'un nombre non publié de signalements ont été reçus',
};

export default {
  title: 'Violences sexuelles liées au conflit : rapport trimestriel',
  subtitle: (mission, period, date) => `${mission} : ensemble de la mission, ${period}, au ${date}`,
  quarter: (ordinal, year) => `${ORDINALS[ordinal - 1]} trimestre de ${year}`,
  distribution: 'Interne : arrangements de suivi, d’analyse et de communication de l’information',
  organization: 'Nations Unies',
  original: 'Original : français',
  synthetic: 'DONNÉES SYNTHÉTIQUES : aucune personne ni aucun fait de ce document n’est réel',
  headings: {
    overview: 'Vue d’ensemble',
    pattern: 'Formes de violence',
    survivors: 'Personnes survivantes',
    parties: 'Auteurs présumés',
    places: 'Lieux',
    circumstances: 'Circonstances',
    sources: 'Signalements et leurs sources',
    basis: 'Base des chiffres',
  },
  captions: {
    forms: 'Incidents vérifiés par forme et sexe des personnes survivantes',
    ages: 'Personnes survivantes des incidents vérifiés par sexe et âge',
    parties: 'Incidents vérifiés par partie',
    map: 'Incidents vérifiés par division administrative de premier niveau',
    circumstances: 'Incidents vérifiés par circonstance',
    sources: 'Signalements reçus pendant le trimestre, par source',
  },
  total: 'Total',
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
    hatching:
      'Points : non publié pour protéger les personnes survivantes. Hachures : aucun incident vérifié, ce qui ne signifie pas qu’aucun ne s’est produit.',
    attribution: 'Limites © contributeurs d’OpenStreetMap (ODbL).',
  },
  withheld: 'non publié',
  overview: ({ period, mission, date, statuses, verified, survivors, reports, late, withoutConsent }) => [
    `Pendant le ${period}, ${mission} a vérifié ${counted(verified, LOCALE, INCIDENTS)} de violence sexuelle liée au conflit, concernant ${counted(survivors, LOCALE, SURVIVORS)}. ${late === null ? 'Un nombre non publié' : opening(late, LOCALE)} de ces incidents ont été vérifiés tardivement : ils s’étaient produits au cours d’un trimestre antérieur, ou ont été enregistrés après la validation du rapport de leur trimestre.${withoutConsent === null ? '' : ` En outre, ${counted(withoutConsent, LOCALE, INCIDENTS)} ne peuvent être présentés, faute de consentement.`}`,
    `Les incidents survenus pendant la période et seulement signalés, qui ne figurent dans aucun total, se répartissent comme suit : ${statuses}. Au cours du même trimestre, ${counted(reports, LOCALE, REPORTS)} de sources, selon le décompte du ${date} ; un incident peut en réunir plusieurs.`,
  ],
  earlier: (quarters) =>
    `${quarters.map(({ period, verified }, i) => `${i === 0 ? 'Au' : 'au'} ${period}, ${counted(verified, LOCALE, INCIDENTS)} avaient été vérifiés`).join(' ; ')}. Une variation du nombre d’incidents vérifiés n’est pas en soi une variation des faits.`,
  survivors: {
    displaced: (share) =>
      `Parmi les personnes survivantes, ${percent(share, LOCALE)} étaient des personnes déplacées.`,
    female: (share) =>
      `Les femmes et les filles représentaient ${percent(share, LOCALE)} des personnes survivantes.`,
    withheld: 'Les autres proportions ne sont pas publiées, pour protéger les personnes survivantes.',
  },
  basis: (date, time) => [
    `Tous les chiffres sont arrêtés au ${date}, ${time}. Un incident est compté dans le trimestre où il a été vérifié ; celui qui chevauche deux trimestres s’est produit dans celui de son dernier jour. Les incidents, les personnes survivantes et les signalements sont comptés séparément et ne sont jamais interchangeables.`,
    'La violence sexuelle est très largement sous-signalée. Un chiffre bas ne prouve pas qu’il s’est passé peu de choses : il peut signifier que personne n’a pu signaler, ou que personne n’était là pour écouter.',
  ],
} satisfies QuarterlyWords;
