/** Every sentence with a count in it, for each count that a language tells apart: read once by a person, held here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOCALES, type Locale } from '@openmara/core/language/languages';
import { wordsOf } from '../../words/words-of.ts';
import type { QuarterlyWords } from './quarterly-words.ts';

const WORDS = await wordsOf<QuarterlyWords>((locale) => import(`./${locale}.ts`));
const COUNTS = [0, 1, 2, 3, 11, 100, null] as const;
type Count = (typeof COUNTS)[number];
const overview = (locale: Locale, counts: Partial<Record<string, Count>>): readonly string[] =>
  WORDS[locale].overview({
    period: 'P',
    mission: 'UNMISS',
    date: 'D',
    statuses: 'S',
    verified: 30,
    survivors: 40,
    reports: 50,
    late: 20,
    withoutConsent: null,
    ...counts,
  });
/** What the sentence of a count must say, in the order of COUNTS. */
type Said = Readonly<Record<Locale, readonly string[]>>;
const SENTENCES: Readonly<
  Record<string, { of: (locale: Locale, count: Count) => string; withheld: boolean; said: Said }>
> = {
  verified: {
    of: (locale, verified) => overview(locale, { verified })[0] ?? '',
    withheld: true,
    said: {
      en: [
        'UNMISS verified no incidents of conflict-related sexual violence.',
        'verified one incident of',
        'verified two incidents of',
        'verified three incidents of',
        'verified 11 incidents of',
        'verified 100 incidents of',
        'verified a withheld number of incidents of',
      ],
      fr: [
        'UNMISS n’a vérifié aucun incident de violence sexuelle liée au conflit.',
        'a vérifié un incident de',
        'a vérifié deux incidents de',
        'a vérifié trois incidents de',
        'a vérifié 11 incidents de',
        'a vérifié 100 incidents de',
        'a vérifié un nombre non publié d’incidents de',
      ],
      ar: [
        'لم تتحقق البعثة (UNMISS) من أي حادث من حوادث العنف الجنسي المتصل بالنزاع.',
        'من حادث واحد من حوادث',
        'من حادثين اثنين من حوادث',
        'من ثلاثة حوادث من حوادث',
        'من 11 حادثاً من حوادث',
        'من 100 حادث من حوادث',
        'من عدد محجوب من حوادث',
      ],
    },
  },
  survivors: {
    of: (locale, survivors) => overview(locale, { survivors })[0] ?? '',
    withheld: true,
    said: {
      en: [
        ', with no survivor recorded.',
        ', concerning one survivor.',
        ', concerning two survivors.',
        ', concerning three survivors.',
        ', concerning 11 survivors.',
        ', concerning 100 survivors.',
        ', concerning a withheld number of survivors.',
      ],
      fr: [
        ', sans qu’aucune personne survivante soit enregistrée.',
        ', concernant une personne survivante.',
        ', concernant deux personnes survivantes.',
        ', concernant trois personnes survivantes.',
        ', concernant 11 personnes survivantes.',
        ', concernant 100 personnes survivantes.',
        ', concernant un nombre non publié de personnes survivantes.',
      ],
      ar: [
        'لم يُسجَّل فيها أي ناجٍ أو ناجية.',
        'تتعلق بشخص واحد من',
        'تتعلق بشخصين اثنين من',
        'تتعلق بثلاثة أشخاص من',
        'تتعلق بـ 11 شخصاً من',
        'تتعلق بـ 100 شخص من',
        'تتعلق بعدد محجوب من',
      ],
    },
  },
  late: {
    of: (locale, late) => overview(locale, { late })[0] ?? '',
    withheld: true,
    said: {
      en: [
        'None of those incidents was verified late',
        'One of those incidents was verified late: it had',
        'Two of those incidents were verified late: they had',
        'Three of those incidents were',
        'Eleven of those incidents were',
        'One hundred of those incidents were',
        'A withheld number of those incidents were',
      ],
      fr: [
        'Aucun de ces incidents n’a été vérifié tardivement',
        'Parmi ces incidents, un seul a été vérifié tardivement : il s’était produit',
        'Parmi ces incidents, deux ont été vérifiés tardivement : ils s’étaient produits',
        'Parmi ces incidents, trois ont été vérifiés',
        'Parmi ces incidents, 11 ont été vérifiés',
        'Parmi ces incidents, 100 ont été vérifiés',
        'Parmi ces incidents, un nombre non publié ont été vérifiés',
      ],
      ar: [
        'ولم يُتحقق متأخراً من أي من هذه الحوادث',
        'من حادث واحد منها، إذ وقع في',
        'من حادثين اثنين منها، إذ وقعا في',
        'من ثلاثة حوادث منها، إذ وقعت في',
        'من 11 حادثاً منها',
        'من 100 حادث منها',
        'من عدد محجوب منها',
      ],
    },
  },
  withoutConsent: {
    of: (locale, withoutConsent) => overview(locale, { withoutConsent })[0] ?? '',
    withheld: false,
    said: {
      en: [
        '',
        'A further incident cannot be shown',
        'Two further incidents cannot be shown',
        'Three further incidents cannot',
        'Eleven further incidents cannot',
        'One hundred further incidents cannot',
      ],
      fr: [
        '',
        'En outre, un incident ne peut être présenté, faute',
        'En outre, deux incidents ne peuvent être présentés',
        'trois incidents ne peuvent',
        '11 incidents ne peuvent',
        '100 incidents ne peuvent',
      ],
      ar: [
        '',
        'وثمة حادث واحد آخر لا يمكن عرضه',
        'وثمة حادثان اثنان آخران لا يمكن عرضهما',
        'وثمة ثلاثة حوادث أخرى',
        'وثمة 11 حادثاً آخر',
        'وثمة 100 حادث آخر',
      ],
    },
  },
  reports: {
    of: (locale, reports) => overview(locale, { reports })[1] ?? '',
    withheld: true,
    said: {
      en: [
        'no reports were received',
        'one report was received',
        'two reports were received',
        'three reports were',
        '11 reports were',
        '100 reports were',
        'a withheld number of reports were',
      ],
      fr: [
        'aucun signalement n’a été reçu',
        'un signalement a été reçu',
        'deux signalements ont été reçus',
        'trois signalements ont',
        '11 signalements ont',
        '100 signalements ont',
        'un nombre non publié de signalements ont',
      ],
      ar: [
        'ولم يرد في الفصل نفسه أي بلاغ',
        'وورد في الفصل نفسه بلاغ واحد',
        'بلاغان اثنان',
        'ووردت في الفصل نفسه ثلاثة بلاغات',
        '11 بلاغاً',
        '100 بلاغ من',
        'عدد محجوب من البلاغات',
      ],
    },
  },
  earlier: {
    of: (locale, verified) => WORDS[locale].earlier([{ period: 'P', verified }]),
    withheld: true,
    said: {
      en: [
        'In the P, no incidents had been verified.',
        'one incident had been verified.',
        'two incidents had been verified.',
        'three incidents had',
        '11 incidents had',
        '100 incidents had',
        'a withheld number of incidents had',
      ],
      fr: [
        'Au P, aucun incident n’avait été vérifié.',
        'un incident avait été vérifié.',
        'deux incidents avaient été vérifiés.',
        'trois incidents avaient',
        '11 incidents avaient',
        '100 incidents avaient',
        'un nombre non publié d’incidents avaient',
      ],
      ar: [
        'لم يكن قد جرى التحقق من أي حادث.',
        'من حادث واحد.',
        'من حادثين اثنين.',
        'من ثلاثة حوادث.',
        'من 11 حادثاً.',
        'من 100 حادث.',
        'من عدد محجوب من الحوادث.',
      ],
    },
  },
  received: {
    of: (locale, count) => WORDS[locale].services.received(count ?? 0),
    withheld: false,
    said: {
      en: [
        'No survivor was recorded',
        'One survivor had',
        'Two survivors had',
        'Three survivors had',
        'Eleven survivors had',
        'One hundred survivors had',
      ],
      fr: [
        'Aucune personne survivante n’avait',
        'Une personne survivante avait',
        'Au total, deux personnes survivantes avaient',
        'trois personnes survivantes',
        '11 personnes survivantes',
        '100 personnes survivantes',
      ],
      ar: [
        'ولم يُسجَّل أن أحداً',
        'وتلقى شخص واحد من',
        'وتلقى شخصان اثنان من',
        'وتلقى ثلاثة أشخاص من',
        'وتلقى 11 شخصاً من',
        'وتلقى 100 شخص من',
      ],
    },
  },
  notAvailable: {
    of: (locale, count) => WORDS[locale].services.notAvailable(count ?? 0),
    withheld: false,
    said: {
      en: [
        'No service was recorded',
        'For one survivor, at',
        'For two survivors, at',
        'For three survivors',
        'For 11 survivors',
        'For 100 survivors',
      ],
      fr: [
        'Aucun service n’a été',
        'Pour une personne survivante, au',
        'Pour deux personnes survivantes, au',
        'Pour trois personnes survivantes',
        'Pour 11 personnes survivantes',
        'Pour 100 personnes survivantes',
      ],
      ar: [
        'ولم يُسجَّل عدم توافر أي خدمة.',
        'لشخص واحد منهم',
        'لشخصين اثنين منهم',
        'لثلاثة أشخاص منهم',
        'لـ 11 شخصاً منهم',
        'لـ 100 شخص منهم',
      ],
    },
  },
};

for (const [name, { of, withheld, said }] of Object.entries(SENTENCES))
  test(`${name}: none, one, two, few, many, a hundred${withheld ? ' and withheld' : ''}`, () => {
    for (const locale of LOCALES)
      for (const [at, count] of COUNTS.entries()) {
        if (count === null && !withheld) continue;
        const text = of(locale, count);
        const expected = said[locale][at];
        assert.ok(expected !== undefined && text.includes(expected), `${locale} ${count}: ${text}`);
        assert.doesNotMatch(text, /#|undefined|null| {2}|(^| )\./, `${locale} ${count}: ${text}`);
        // A vowel after “de”, “le”, “que” is elided; “de le” and “de les” are one word.
        assert.doesNotMatch(text, /\b(?:de|le|la|que|ne|se) [aeiouyéèêh]|\bde les? \b/i);
      }
  });
