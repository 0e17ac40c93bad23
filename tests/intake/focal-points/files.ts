/**
 * Files such as focal points send, each with what a careful clerk reads in it. Nobody and nothing in them is real.
 * A row of the truth is written in short: first..last day and precision | place as the gazetteer has it | forms |
 * parties, or the text that no party is known by in “” | sex band count, of each line | source. “-” is: not stated.
 */
import type { WorkbookSheet } from '../write-workbook.ts';

export interface FocalPointFile {
  readonly name: string;
  readonly mission: string;
  /** Text of a CSV, bytes, or the sheets of a workbook. */
  readonly content: string | Uint8Array | readonly WorkbookSheet[];
  /** Null where the file as a whole is to be refused. */
  readonly rows: readonly string[] | null;
  /** What has to be asked or said of it: a note, a question, a refusal. */
  readonly asks?: readonly RegExp[];
  /** What must stand nowhere in what is kept or told. */
  readonly canaries?: readonly string[];
}
const day = (iso: string) => ({ day: iso });
/** Text in the encoding of Arabic Windows. */
function windows1256(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1256');
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code] as const),
  );
  return Uint8Array.from([...text].map((sign) => codes.get(sign) ?? 63));
}

export const FILES: readonly FocalPointFile[] = [
  {
    name: 'en-merged-two-rows.xlsx',
    mission: 'UNMISS',
    content: [
      {
        name: 'Q3 2016',
        merged: ['A1:I1', 'A3:A4', 'B3:C3', 'D3:F3'],
        rows: [
          ['CRSV MONITORING LOG – BENTIU FIELD OFFICE', '', '', '', '', '', '', '', ''],
          ['Prepared by: Tabitha Zorvan, WPA focal point', '', '', '', '', '', '', '', ''],
          ['S/N', 'Date', '', 'Survivors', '', '', 'Location', 'What happened', 'Alleged perpetrator'],
          ['', 'Incident', 'Reported', 'F', 'M', 'Age', '', '', ''],
          [1, day('2016-07-03'), day('2016-07-10'), 2, 0, '14yrs', 'PoC 1 Bentiu', 'Rape', 'SPLA'],
          [2, 'mid-August 2016', day('2016-08-29'), 1, '', '30', 'Koch', 'Gang rape', 'SPLA-IO / Nuer youth'],
          ['No incidents reported in week 34', '', '', '', '', '', '', '', ''],
          [
            3,
            day('2016-09-12'),
            day('2016-09-20'),
            '',
            1,
            'minor',
            'Leer town',
            'Attempted rape',
            'Unknown gunmen',
          ],
          ['Total', '', '', 3, 1, '', '', '', ''],
        ],
      },
    ],
    rows: [
      '2016-07-03..2016-07-03 exact | Bentiu | rape | Sudan People’s Liberation Army “SPLA” | female 12-17 2 | other',
      '2016-08-11..2016-08-20 week | Koch | gang_rape | Sudan People’s Liberation Army in Opposition “SPLA-IO / Nuer youth” | female 25-49 1 | other',
      '2016-09-12..2016-09-12 exact | Leer | attempted_rape | Unidentified armed men “Unknown gunmen” | male minor 1 | other',
    ],
    asks: [/Nuer youth/],
    canaries: ['Zorvan'],
  },
  {
    name: 'en-age-sex-cell.csv',
    mission: 'UNMISS',
    content: `Ref,Date,Age/Sex,No. of survivors,County,Payam/Village,Type of SGBV,Perpetrator,IDP (Y/N),Source
BT/01,12/3/16,F/17,1,Rubkona,Bentiu,Rape,SPLA,Yes,Survivor
BT/02,25/3/16,F/9,1,Koch,,Rape,unknown,No,NGO partner
BT/03,2/4/16,M/34,1,Leer,Leer,Sexual torture,SPLA,N,medical staff
BT/04,,F/22,2,Mayendit,,Forced marriage,armed youth,Y,Community leader
`,
    rows: [
      '-..- unknown | Mayendit | forced_marriage | Armed youth (South Sudan) “armed youth” | female 18-24 2 idp | community_leader',
      '2016-03-12..2016-03-12 exact | Bentiu | rape | Sudan People’s Liberation Army “SPLA” | female 12-17 1 idp | survivor',
      '2016-03-25..2016-03-25 exact | Koch | rape | “unknown” | female 0-11 1 resident | ngo',
      '2016-04-02..2016-04-02 exact | Leer | sexual_torture | Sudan People’s Liberation Army “SPLA” | male 25-49 1 resident | service_provider',
    ],
  },
  {
    name: 'en-victims-in-words.csv',
    mission: 'UNMISS',
    content: `Case No;When;Where;Victims;Violation;Who did it
1;3 Jul 2016;Bentiu PoC;2 women 1 girl;Rape x3;Government soldiers (SPLA)
2;early July 2016;Yei;a woman;gang rape;3 armed men in uniform
3;9-11 July 2016;Juba (Tongping);five women;Rape and abduction;SPLA
4;week of 18 July 2016;Malakal;girls;sexual harassment;
`,
    rows: [
      '2016-07-01..2016-07-10 week | Yei | gang_rape | Unidentified armed men “3 armed men in uniform” | female adult 1 | other',
      '2016-07-03..2016-07-03 exact | Bentiu | rape | “Government soldiers (SPLA)” | female adult 2, female minor 1 | other',
      '2016-07-09..2016-07-11 week | Juba | rape | Sudan People’s Liberation Army “SPLA” | female adult 5 | other',
      '2016-07-18..2016-07-24 week | Malakal | other_comparable | - | female minor 1? | other',
    ],
  },
  {
    name: 'fr-semicolons.csv',
    mission: 'MINUSMA',
    content: Buffer.from(
      `Registre VSLC – Bureau régional de Gao;;;;;;;;
;;;;;;;;
N° cas;Date de l'incident;Cercle;Localité;Nature de la violence;Nb victimes;Âge;Auteurs présumés;Déplacée (oui/non)
GA-1;03/08/2016;Ansongo;Ménaka;Viol;1;15 ans;CMA;oui
GA-2;mi-août 2016;Douentza;;viol collectif;2 femmes;;hommes armés non identifiés;non
GA-3;du 3 au 7 septembre 2016;Gao;Gao;mariage forcé;une fille;16;MUJAO;Non
Sous-total;;;;;4;;;
GA-4;21/09/2016;Gao;Gao;tentative de viol;1;adulte;inconnu;ne sait pas
`,
      'latin1',
    ),
    rows: [
      '2016-08-03..2016-08-03 exact | Ménaka | rape | Coordination des mouvements de l’Azawad “CMA” | unknown 12-17 1 idp | other',
      '2016-08-11..2016-08-20 week | Douentza Cercle | gang_rape | Unidentified armed men “hommes armés non identifiés” | female adult 2 resident | other',
      '2016-09-03..2016-09-07 week | Gao | forced_marriage | “MUJAO” | female 12-17 1 resident | other',
      '2016-09-21..2016-09-21 exact | Gao | attempted_rape | “inconnu” | unknown adult 1 | other',
    ],
  },
  {
    name: 'ar-windows-1256.csv',
    mission: 'UNSMIL',
    content: windows1256(`رقم الحالة,تاريخ الحادث,المدينة,نوع العنف,عدد الضحايا,الجنس,العمر,الجاني
ل-1,15/03/2016,بنغازي,اغتصاب,1,أنثى,قاصر,مسلحون مجهولون
ل-2,مارس 2016,سبها,اغتصاب جماعي,امرأتان,أنثى,25,مهربون
ل-3,غير معروف,درنة,زواج قسري,1,انثى,17 سنة,
المجموع,,,,4,,,
`),
    rows: [
      '-..- unknown | Derna | forced_marriage | - | female 12-17 1 | other',
      '2016-03-01..2016-03-31 month | Sabha | gang_rape | “مهربون” | female 25-49 2 | other',
      '2016-03-15..2016-03-15 exact | Benghazi | rape | Unidentified armed men “مسلحون مجهولون” | female minor 1 | other',
    ],
    asks: [/مهربون/],
  },
  {
    name: 'es-log.csv',
    mission: 'UNMISS',
    content: `Código;Fecha del hecho;Fecha de reporte;Municipio;Tipo de violencia;Víctimas mujeres;Víctimas hombres;Edad;Presunto autor;Fuente
E1;14/02/2016;20/02/2016;Bentiu;Violación;1;0;15 años;hombres armados no identificados;ONG
E2;finales de febrero de 2016;01/03/2016;Juba;Violación colectiva;2;0;adultas;SPLA;víctima
E3;5 de marzo de 2016;07/03/2016;Yei;Intento de violación;1;ninguno;menor;;líder comunitario
`,
    rows: [
      '2016-02-14..2016-02-14 exact | Bentiu | rape | Unidentified armed men “hombres armados no identificados” | female 12-17 1 | ngo',
      '2016-02-21..2016-02-29 week | Juba | gang_rape | Sudan People’s Liberation Army “SPLA” | female adult 2 | survivor',
      '2016-03-05..2016-03-05 exact | Yei | attempted_rape | - | female minor 1 | community_leader',
    ],
  },
  {
    name: 'sw-log.csv',
    mission: 'MONUSCO',
    content: `Namba,Tarehe ya tukio,Mahali,Aina ya ukatili,Idadi ya waathirika,Umri,Mtuhumiwa
S1,14/02/2016,Goma,Ubakaji,1,16,FARDC
S2,20/02/2016,Beni,Ubakaji wa kundi,2,30,FDLR
S3,25/02/2016,Butembo,Ubakaji,1,12,wanaume wenye silaha
`,
    rows: [
      '2016-02-14..2016-02-14 exact | Goma | - | Forces armées de la République démocratique du Congo “FARDC” | unknown 12-17 1 | other',
      '2016-02-20..2016-02-20 exact | Beni | - | Forces démocratiques de libération du Rwanda “FDLR” | unknown 25-49 2 | other',
      '2016-02-25..2016-02-25 exact | Butembo | - | “wanaume wenye silaha” | unknown 12-17 1 | other',
    ],
    asks: [/Ubakaji/, /wanaume/],
  },
  {
    name: 'en-cover-sheet.xlsx',
    mission: 'UNMISS',
    content: [
      {
        name: 'README',
        rows: [['How to use this log'], ['1. Fill one row per incident'], ['2. Never write names']],
      },
      {
        name: 'Log',
        hiddenColumns: [6],
        rows: [
          ['Case ID', 'Incident date', 'Place', 'Type', 'Survivors', 'Survivor name', 'Perpetrator'],
          ['C1', day('2016-05-02'), 'Wau', 'Rape', 1, 'Hidden Canaryname', 'SPLA'],
          ['C2', day('2016-05-09'), 'Yambio', 'Rape', 1, 'Other Canaryname', 'SPLA'],
        ],
      },
      { name: 'Old', hidden: true, rows: [['x']] },
    ],
    rows: [
      '2016-05-02..2016-05-02 exact | Wau | rape | Sudan People’s Liberation Army “SPLA” | unknown unknown 1 | other',
      '2016-05-09..2016-05-09 exact | Yambio | rape | Sudan People’s Liberation Army “SPLA” | unknown unknown 1 | other',
    ],
    asks: [/sheet/i],
    canaries: ['Canaryname'],
  },
  {
    name: 'en-serials.xlsx',
    mission: 'UNMISS',
    content: [
      {
        name: 'Sheet1',
        rows: [
          ['Case ID', 'Date of incident', 'Date reported', 'Location', 'Form of CRSV', 'Number of victims'],
          ['D1', 42583, 42590, 'Bentiu', 'Rape', 1],
          ['D2', 42585, 42601, 'Koch', 'Rape', 2],
          ['D3', '03/09/2016', 42620, 'Leer', 'Gang rape', 1],
        ],
      },
    ],
    rows: [
      '2016-08-01..2016-08-01 exact | Bentiu | rape | - | unknown unknown 1 | other',
      '2016-08-03..2016-08-03 exact | Koch | rape | - | unknown unknown 2 | other',
      '2016-09-03..2016-09-03 exact | Leer | gang_rape | - | unknown unknown 1 | other',
    ],
  },
  {
    name: 'en-swapped-by-excel.xlsx',
    mission: 'UNMISS',
    content: [
      {
        name: 'Sheet1',
        rows: [
          ['Case ID', 'Incident date', 'Location', 'Type', 'Number'],
          // Typed 03/07/2016 (3 July) into a spreadsheet that reads the month first.
          ['X1', day('2016-03-07'), 'Bentiu', 'Rape', 1],
          ['X2', '15/07/2016', 'Bentiu', 'Rape', 1],
          ['X3', '28/07/2016', 'Koch', 'Rape', 1],
          ['X4', day('2016-05-08'), 'Koch', 'Rape', 1],
          ['X5', '19/08/2016', 'Koch', 'Rape', 1],
        ],
      },
    ],
    rows: [
      '2016-03-07..2016-03-07 exact | Bentiu | rape | - | unknown unknown 1 | other',
      '2016-05-08..2016-05-08 exact | Koch | rape | - | unknown unknown 1 | other',
      '2016-07-15..2016-07-15 exact | Bentiu | rape | - | unknown unknown 1 | other',
      '2016-07-28..2016-07-28 exact | Koch | rape | - | unknown unknown 1 | other',
      '2016-08-19..2016-08-19 exact | Koch | rape | - | unknown unknown 1 | other',
    ],
    asks: [/day and month/i],
  },
  {
    name: 'population.csv',
    mission: 'UNMISS',
    content: `State,County,Total population,Male,Female,Year
Unity,Rubkona,100236,49000,51236,2008
Unity,Koch,74863,37000,37863,2008
Jonglei,Bor South,221106,110000,111106,2008
`,
    rows: null,
  },
  {
    name: 'empty-log.csv',
    mission: 'UNMISS',
    content: 'Case ID,Incident date,Place,Type of violence,Survivors,Perpetrator\n',
    rows: [],
    asks: [/No row of a record/],
  },
  {
    name: 'yes-no-forms.csv',
    mission: 'UNMISS',
    content: `ID,Date,Location,Rape,Gang rape,Forced marriage,Sexual slavery,Women,Girls,Men,Boys,Verified?,Remarks,
Y1,2016-04-01,Bentiu,Yes,No,No,No,1,,,,Yes,,seen by clinic
Y2,2016-04-03,Malakal,No,Yes,,No,,2,,,No,,
Y3,2016-04-05,Wau,Yes,,Yes,,0,1,0,0,pending,married to commander,extra cell
Y4,2016-04-06,Bor,No,No,No,No,1,,,,No,no form ticked,
`,
    rows: [
      '2016-04-01..2016-04-01 exact | Bentiu | rape | - | female adult 1 | service_provider',
      '2016-04-03..2016-04-03 exact | Malakal | gang_rape | - | female minor 2 | other',
      '2016-04-05..2016-04-05 exact | Wau | forced_marriage+rape | - | female minor 1 | other',
    ],
    asks: [/extra|right of|heading/i],
  },
  {
    name: 'mixed-perpetrators.csv',
    mission: 'UNMISS',
    content: `Incident No,Date of Incident,State,Location,Type,# survivors,Sex,Age group,Perpetrators,Verification status
1,02.01.2016,Unity,"Bentiu, PoC site",rape,1,F,adult,SPLA and SPLA-IO,verified
2,05.01.2016,Upper Nile,Malakal town,"rape, forced nudity",2,F,18+,Militia,not verified
3,17.01.2016,Central Equatoria,Juba,"rape; killing",1,f,<18,SSNPS (police),under verification
4,25.01.2016,W. Equatoria,near Yambio,abduction for sexual slavery,1,F,13-16,Arrow Boys,Verified
5,31.12.2015,Lakes,?,other,1,unk,unk,n/a,unverified
`,
    rows: [
      '2015-12-31..2015-12-31 exact | Lakes | other_comparable | - | unknown unknown 1 | other',
      '2016-01-02..2016-01-02 exact | Bentiu | rape | Sudan People’s Liberation Army+Sudan People’s Liberation Army in Opposition “SPLA and SPLA-IO” | female adult 1 | other',
      '2016-01-05..2016-01-05 exact | Malakal | forced_nudity+rape | “Militia” | female adult 2 | other',
      '2016-01-17..2016-01-17 exact | Juba | rape | South Sudan National Police Service “SSNPS (police)” | female minor 1 | other',
      '2016-01-25..2016-01-25 exact | Yambio | sexual_slavery | “Arrow Boys” | female 12-17 1 | other',
    ],
    asks: [/Militia/],
  },
  {
    name: 'notes-between.csv',
    mission: 'UNMISS',
    content: `Weekly log,,,,,
Week 1,,,,,
Case,Date,Where,Form,Survivors,By
N1,04/01/2016,Bentiu,rape,1,SPLA
"Note: access denied to Leer, to be followed up",,,,,
N2,13/01/2016,Leer,rape,1,SPLA
Week 2,,,,,
Case,Date,Where,Form,Survivors,By
N3,18/01/2016,Koch,rape,1,SPLA
,Follow up with clinic,,,,
GRAND TOTAL,,,,3,
Compiled by,A. Zorvan,,0912 888 777,,
`,
    rows: [
      '2016-01-04..2016-01-04 exact | Bentiu | rape | Sudan People’s Liberation Army “SPLA” | unknown unknown 1 | other',
      '2016-01-13..2016-01-13 exact | Leer | rape | Sudan People’s Liberation Army “SPLA” | unknown unknown 1 | other',
      '2016-01-18..2016-01-18 exact | Koch | rape | Sudan People’s Liberation Army “SPLA” | unknown unknown 1 | other',
    ],
    asks: [/rows? .*5/],
    canaries: ['Zorvan', '888 777'],
  },
  {
    name: 'fr-two-rows.xlsx',
    mission: 'MINUSCA',
    content: [
      {
        name: 'Août',
        merged: ['D1:G1'],
        rows: [
          ['N°', 'Date', 'Lieu', 'Victimes', '', '', '', 'Type de violation', 'Auteur', 'Statut'],
          ['', '', '', 'Femmes', 'Filles', 'Hommes', 'Garçons', '', '', ''],
          [1, day('2016-08-05'), 'Bossangoa', 2, '', '', '', 'Viol', 'Anti-balaka', 'Vérifié'],
          [
            2,
            day('2016-08-18'),
            'Kaga-Bandoro',
            '',
            1,
            '',
            '',
            'Viols en réunion',
            'ex-Séléka',
            'Non vérifié',
          ],
          [3, 'fin août 2016', 'Zemio', '', '', 1, 0, 'Esclavage sexuel', 'LRA', 'en cours'],
        ],
      },
    ],
    rows: [
      '2016-08-05..2016-08-05 exact | Bossangoa | rape | Anti-balaka “Anti-balaka” | female adult 2 | other',
      '2016-08-18..2016-08-18 exact | Kaga-Bandoro | gang_rape | Ex-Séléka “ex-Séléka” | female minor 1 | other',
      '2016-08-21..2016-08-31 week | Zemio | sexual_slavery | Lord’s Resistance Army “LRA” | male adult 1 | other',
    ],
  },
  {
    name: 'en-narrow.csv',
    mission: 'UNSOM',
    content: `Date,Details,District,Perp,Survivor
1/2/2016,"Woman raped by two men at the IDP camp",Baidoa,AS,F 25
13/2/2016,"Attempted rape of a girl fetching water",Jowhar,clan militia,girl 11
20/2/2016,Gang rape,Belet Weyne,SNA,2 women (30 and 34)
`,
    rows: [
      '2016-02-01..2016-02-01 exact | Baidoa | gang_rape | Al-Shabaab “AS” | female 25-49 1 | other',
      '2016-02-13..2016-02-13 exact | Jowhar | attempted_rape | “clan militia” | female 0-11 1 | other',
      '2016-02-20..2016-02-20 exact | Beledweyne | gang_rape | Somali National Army “SNA” | female 25-49 2 | other',
    ],
    asks: [/clan militia/],
  },
  {
    name: 'en-no-heading-right.csv',
    mission: 'UNMISS',
    content: `Case ID,Date,Location,Type,Survivors
R1,14/3/2016,Bentiu,Rape,1
R2,15/3/2016,Koch,Rape,1,urgent: call back
R3,03/16/2016,Koch,Rape,1
`,
    rows: null,
    asks: [/month first/],
  },
  {
    name: 'en-right-of-headings.csv',
    mission: 'UNMISS',
    content: `Case ID,Date,Location,Type,Survivors
R1,14/3/2016,Bentiu,Rape,1
R2,15/3/2016,Koch,Rape,1,urgent: call back
`,
    rows: [
      '2016-03-14..2016-03-14 exact | Bentiu | rape | - | unknown unknown 1 | other',
      '2016-03-15..2016-03-15 exact | Koch | rape | - | unknown unknown 1 | other',
    ],
    asks: [/right of the last heading.*3/],
  },
  {
    name: 'en-monthly-sheets.xlsx',
    mission: 'UNMISS',
    content: [
      {
        name: 'January',
        rows: [
          ['No', 'Date', 'Location', 'Form of SV', 'Survivors', 'Perpetrator'],
          ['J1', day('2016-01-05'), 'Yei', 'Rape', '1F', 'SPLA'],
          ['J2', day('2016-01-25'), 'Yei', 'Rape', '2F 1M', 'SPLA'],
        ],
      },
      {
        name: 'February',
        rows: [
          ['No', 'Date', 'Location', 'Form of SV', 'Survivors', 'Perpetrator'],
          ['F1', day('2016-02-05'), 'Yei', 'Rape', '1F', 'SPLA'],
        ],
      },
    ],
    rows: [
      '2016-01-05..2016-01-05 exact | Yei | rape | Sudan People’s Liberation Army “SPLA” | female unknown 1 | other',
      '2016-01-25..2016-01-25 exact | Yei | rape | Sudan People’s Liberation Army “SPLA” | female unknown 2, male unknown 1 | other',
    ],
    asks: [/February/],
  },
  {
    name: 'en-ages.csv',
    mission: 'UNMISS',
    content: `Case ID,Date,Location,Type,Survivors,Sex,Age
A1,2016-02-01,Yei,Rape,1,F,14yrs
A2,2016-02-02,Yei,Rape,1,F,14 yrs 6 months
A3,2016-02-03,Yei,Rape,1,F,8 months
A4,2016-02-04,Yei,Rape,1,F,teenager
A5,2016-02-05,Yei,Rape,1,F,30s
A6,2016-02-06,Yei,Rape,2,F,"15, 22"
A7,2016-02-07,Yei,Rape,1,F,17+
A8,2016-02-08,Yei,Rape,1,F,adult (approx. 40)
A9,2016-02-09,Yei,Rape,1,F,elderly
A10,2016-02-10,Yei,Rape,1,F,12.5
A11,2016-02-11,Yei,Rape,1,F,170
A12,2016-02-12,Yei,Rape,1,F,3 years old
`,
    rows: [
      '2016-02-01..2016-02-01 exact | Yei | rape | - | female 12-17 1 | other',
      '2016-02-02..2016-02-02 exact | Yei | rape | - | female 12-17 1 | other',
      '2016-02-03..2016-02-03 exact | Yei | rape | - | female 0-11 1 | other',
      '2016-02-04..2016-02-04 exact | Yei | rape | - | female 12-17 1 | other',
      '2016-02-05..2016-02-05 exact | Yei | rape | - | female 25-49 1 | other',
      '2016-02-06..2016-02-06 exact | Yei | rape | - | female 12-17 1, female 18-24 1 | other',
      '2016-02-07..2016-02-07 exact | Yei | rape | - | female unknown 1 | other',
      '2016-02-08..2016-02-08 exact | Yei | rape | - | female adult 1 | other',
      '2016-02-09..2016-02-09 exact | Yei | rape | - | female 50+ 1 | other',
      '2016-02-10..2016-02-10 exact | Yei | rape | - | female 12-17 1 | other',
      '2016-02-11..2016-02-11 exact | Yei | rape | - | female unknown 1 | other',
      '2016-02-12..2016-02-12 exact | Yei | rape | - | female 0-11 1 | other',
    ],
  },
  {
    name: 'en-forms.csv',
    mission: 'UNMISS',
    content: `Case ID,Date,Location,Type of violation,Survivors,Sex
F1,2016-03-01,Yei,Rape (gang),1,F
F2,2016-03-02,Yei,threat of rape,1,F
F3,2016-03-03,Yei,not rape - beating,1,F
F4,2016-03-04,Yei,rape? tbc,1,F
F5,2016-03-05,Yei,FGM,1,F
F6,2016-03-06,Yei,domestic violence,1,F
F7,2016-03-07,Yei,early marriage,1,F
F8,2016-03-08,Yei,sexual exploitation,1,F
F9,2016-03-09,Yei,no sexual violence,1,F
F10,2016-03-10,Yei,Rape & killing,1,F
F11,2016-03-11,Yei,defilement,1,F
F12,2016-03-12,Yei,SGBV,1,F
F13,2016-03-13,Yei,Raped and forced to marry,1,F
`,
    rows: [
      '2016-03-01..2016-03-01 exact | Yei | gang_rape | - | female unknown 1 | other',
      '2016-03-04..2016-03-04 exact | Yei | rape | - | female unknown 1 | other',
      '2016-03-05..2016-03-05 exact | Yei | sexual_mutilation | - | female unknown 1 | other',
      '2016-03-07..2016-03-07 exact | Yei | forced_marriage | - | female unknown 1 | other',
      '2016-03-10..2016-03-10 exact | Yei | rape | - | female unknown 1 | other',
      '2016-03-13..2016-03-13 exact | Yei | forced_marriage+rape | - | female unknown 1 | other',
    ],
  },
  {
    name: 'en-places.csv',
    mission: 'UNMISS',
    content: `Case ID,Date,Location,Type,Survivors
P1,2016-04-01,UNMISS PoC Bentiu,Rape,1
P2,2016-04-02,between Bentiu and Leer,Rape,1
P3,2016-04-03,10 km north of Malakal,Rape,1
P4,2016-04-04,Goma,Rape,1
P5,2016-04-05,Khartoum,Rape,1
P6,2016-04-06,Unity State,Rape,1
P7,2016-04-07,"Rubkona county, Unity",Rape,1
P8,2016-04-08,Bor/Pibor,Rape,1
P9,2016-04-09,home of survivor in Wau,Rape,1
P10,2016-04-10,Bentui,Rape,1
P11,2016-04-11,,Rape,1
P12,2016-04-12,unknown,Rape,1
P13,2016-04-13,Kapoeta (Uganda border),Rape,1
`,
    rows: [
      '2016-04-01..2016-04-01 exact | Bentiu | rape | - | unknown unknown 1 | other',
      '2016-04-02..2016-04-02 exact | Unity State | rape | - | unknown unknown 1 | other',
      '2016-04-03..2016-04-03 exact | Malakal | rape | - | unknown unknown 1 | other',
      '2016-04-04..2016-04-04 exact | South Sudan | rape | - | unknown unknown 1 | other',
      '2016-04-05..2016-04-05 exact | South Sudan | rape | - | unknown unknown 1 | other',
      '2016-04-06..2016-04-06 exact | Unity State | rape | - | unknown unknown 1 | other',
      '2016-04-07..2016-04-07 exact | Rubkona | rape | - | unknown unknown 1 | other',
      '2016-04-08..2016-04-08 exact | Jonglei | rape | - | unknown unknown 1 | other',
      '2016-04-09..2016-04-09 exact | Wau | rape | - | unknown unknown 1 | other',
      '2016-04-10..2016-04-10 exact | South Sudan | rape | - | unknown unknown 1 | other',
      '2016-04-11..2016-04-11 exact | South Sudan | rape | - | unknown unknown 1 | other',
      '2016-04-12..2016-04-12 exact | South Sudan | rape | - | unknown unknown 1 | other',
      '2016-04-13..2016-04-13 exact | Kapoeta | rape | - | unknown unknown 1 | other',
    ],
    asks: [/Bor .* Pibor.* are two places/, /Bentiu .* Leer.* are two places/],
  },
  {
    name: 'en-counts.csv',
    mission: 'UNMISS',
    content: `Case ID,Date,Location,Type,No. of victims,Women,Men
N1,2016-05-01,Yei,Rape,3,2,1
N2,2016-05-02,Yei,Rape,3,2,
N3,2016-05-03,Yei,Rape,2,3,0
N4,2016-05-04,Yei,Rape,,,
N5,2016-05-05,Yei,Rape,0,0,0
N6,2016-05-06,Yei,Rape,about 10,,
N7,2016-05-07,Yei,Rape,2-3,,
N8,2016-05-08,Yei,Rape,one (1),1,
N9,2016-05-09,Yei,Rape,at least 4,,
N10,2016-05-10,Yei,Rape,"1,0",1,
N11,2016-05-11,Yei,Rape,several,,
N12,2016-05-12,Yei,Rape,-3,,
`,
    rows: [
      '2016-05-01..2016-05-01 exact | Yei | rape | - | female unknown 2, male unknown 1 | other',
      '2016-05-02..2016-05-02 exact | Yei | rape | - | female unknown 2 | other',
      '2016-05-03..2016-05-03 exact | Yei | rape | - | female unknown 3 | other',
      '2016-05-04..2016-05-04 exact | Yei | rape | - | unknown unknown 1? | other',
      '2016-05-08..2016-05-08 exact | Yei | rape | - | female unknown 1 | other',
      '2016-05-10..2016-05-10 exact | Yei | rape | - | female unknown 1 | other',
      '2016-05-11..2016-05-11 exact | Yei | rape | - | unknown unknown 1? | other',
    ],
    asks: [/number of all says 3, the columns say 2/, /number of all says 2/],
  },
  {
    name: 'fr-dates.csv',
    mission: 'MINUSMA',
    content: `N°;Date des faits;Lieu;Type de violence;Victimes;Auteur
D1;le 3 août 2016;Gao;viol;1;CMA
D2;courant août 2016;Gao;viol;1;CMA
D3;début sept. 2016;Gao;viol;1;CMA
D4;3-7 août 2016;Gao;viol;1;CMA
D5;nuit du 3 au 4 août 2016;Gao;viol;1;CMA
D6;semaine du 8/08/2016;Gao;viol;1;CMA
D7;3 août;Gao;viol;1;CMA
D8;2016;Gao;viol;1;CMA
D9;hier;Gao;viol;1;CMA
D10;vers le 20/08/2016;Gao;viol;1;CMA
D12;lundi 8 août 2016 à 18h;Gao;viol;1;CMA
D13;31/09/2016;Gao;viol;1;CMA
D14;T3 2016;Gao;viol;1;CMA
D15;2e quinzaine d'août 2016;Gao;viol;1;CMA
`,
    rows: [
      '2016-01-01..2016-12-31 year | Gao | rape | Coordination des mouvements de l’Azawad “CMA” | unknown unknown 1 | other',
      '2016-07-01..2016-09-30 quarter | Gao | rape | Coordination des mouvements de l’Azawad “CMA” | unknown unknown 1 | other',
      '2016-08-01..2016-08-31 month | Gao | rape | Coordination des mouvements de l’Azawad “CMA” | unknown unknown 1 | other',
      '2016-08-03..2016-08-03 exact | Gao | rape | Coordination des mouvements de l’Azawad “CMA” | unknown unknown 1 | other',
      '2016-08-03..2016-08-07 week | Gao | rape | Coordination des mouvements de l’Azawad “CMA” | unknown unknown 1 | other',
      '2016-09-01..2016-09-10 week | Gao | rape | Coordination des mouvements de l’Azawad “CMA” | unknown unknown 1 | other',
    ],
  },
  {
    name: 'ar-digits.csv',
    mission: 'UNSMIL',
    content: `م,التاريخ,المكان,نوع الانتهاك,عدد النساء,عدد الرجال,الفئة العمرية,الجهة المسؤولة,نازحة
١,١٢/٠٨/٢٠١٦,طرابلس,اغتصاب,٢,٠,بالغات,مسلحون مجهولون,نعم
٢,٢٥/٠٨/٢٠١٦,مصراتة,تحرش جنسي,١,٠,قاصر,غير معروف,لا
٣,منتصف آب ٢٠١٦,سرت,اغتصاب,٠,١,راشد,داعش,لا
الإجمالي,,,,٣,١,,,
`,
    rows: [
      '2016-08-11..2016-08-20 week | Sirte | rape | “داعش” | male adult 1 resident | other',
      '2016-08-12..2016-08-12 exact | Tripoli | rape | Unidentified armed men “مسلحون مجهولون” | female adult 2 idp | other',
      '2016-08-25..2016-08-25 exact | Misrata | other_comparable | - | female minor 1 resident | other',
    ],
  },
  {
    name: 'es-words.csv',
    mission: 'UNMISS',
    content: `Nº caso;Fecha;Lugar;Hecho;Número de víctimas;Sexo;Grupo de edad;Responsable;Desplazada;Verificado
1;03/02/2016;Juba;Acceso carnal violento;una;mujer;adulta;Grupo armado no identificado;Sí;Sí
2;15/02/2016;Wau;Acoso sexual;dos;mujeres;menores de edad;SPLA;No;No
3;Semana Santa 2016;Yei;Esclavitud sexual;1;F;17 años;desconocido;no;pendiente
`,
    rows: [
      '2016-02-03..2016-02-03 exact | Juba | rape | Unidentified armed men “Grupo armado no identificado” | female adult 1 idp | other',
      '2016-02-15..2016-02-15 exact | Wau | other_comparable | Sudan People’s Liberation Army “SPLA” | female minor 2 resident | other',
    ],
  },
  {
    name: 'en-other-district.csv',
    mission: 'UNMISS',
    content: `Case ID,Date,County,Village,Type,Survivors
O1,2016-07-14,Koch,Malakal,Rape,1
O2,2016-07-15,Rubkona,Bentiu,Rape,1
`,
    rows: [
      '2016-07-14..2016-07-14 exact | Koch | rape | - | unknown unknown 1 | other',
      '2016-07-15..2016-07-15 exact | Bentiu | rape | - | unknown unknown 1 | other',
    ],
    asks: [/“Malakal” does not lie in the area/],
  },
];
