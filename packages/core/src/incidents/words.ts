/** The words of reports and incidents. */
import { type Term, term } from '../language/term.ts';

const SG = 'Annual report of the Secretary-General on conflict-related sexual violence, definition paragraph';
const ICC = 'Rome Statute, Elements of Crimes, art. 7 (1) (g) and 8 (2)';
const R1960 =
  'Security Council resolution 1960 (2010), para. 8; provisional guidance note on its implementation (2011)';
const UNHCR = 'UNHCR master glossary';
const ADM = 'Admiralty (NATO AJP-2.1) rating of sources and information';

/** Forms of sexual violence. */
export const form: readonly Term[] = [
  term(
    'rape',
    'Rape',
    'Viol',
    'اغتصاب',
    'Invasion of the body by force, threat, coercion or against a person incapable of consent.',
    ICC,
  ),
  term(
    'gang_rape',
    'Gang rape',
    'Viol collectif',
    'اغتصاب جماعي',
    'Rape by two or more perpetrators acting together.',
    SG,
  ),
  term(
    'attempted_rape',
    'Attempted rape',
    'Tentative de viol',
    'محاولة اغتصاب',
    'Rape begun but not completed for reasons independent of the perpetrator.',
    ICC,
  ),
  term(
    'sexual_slavery',
    'Sexual slavery',
    'Esclavage sexuel',
    'استرقاق جنسي',
    'Powers of ownership exercised over a person who is caused to engage in sexual acts.',
    ICC,
  ),
  term(
    'forced_prostitution',
    'Forced prostitution',
    'Prostitution forcée',
    'إكراه على البغاء',
    'Sexual acts caused by force or coercion for an advantage.',
    ICC,
  ),
  term(
    'forced_pregnancy',
    'Forced pregnancy',
    'Grossesse forcée',
    'حمل قسري',
    'Confinement of a woman made forcibly pregnant, with intent to affect the ethnic composition or commit grave violations.',
    ICC,
  ),
  term(
    'forced_abortion',
    'Forced abortion',
    'Avortement forcé',
    'إجهاض قسري',
    'Termination of a pregnancy without free and informed consent.',
    SG,
  ),
  term(
    'enforced_sterilization',
    'Enforced sterilization',
    'Stérilisation forcée',
    'تعقيم قسري',
    'Deprivation of biological reproductive capacity without justification or consent.',
    ICC,
  ),
  term(
    'forced_marriage',
    'Forced marriage',
    'Mariage forcé',
    'زواج قسري',
    'A conjugal union imposed by force, threat or coercion.',
    SG,
  ),
  term(
    'forced_nudity',
    'Forced nudity',
    'Nudité forcée',
    'تعرية قسرية',
    'A person stripped or made to undress by force or threat.',
    SG,
  ),
  term(
    'sexual_mutilation',
    'Genital or other sexual mutilation',
    'Mutilation génitale ou autre mutilation sexuelle',
    'تشويه الأعضاء التناسلية أو تشويه جنسي آخر',
    'Permanent injury of sexual or reproductive organs.',
    ICC,
  ),
  term(
    'sexual_torture',
    'Sexual torture',
    'Torture sexuelle',
    'تعذيب جنسي',
    'Severe pain or suffering inflicted by sexual means on a person in custody or under control.',
    ICC,
  ),
  term(
    'trafficking',
    'Trafficking for sexual violence or exploitation',
    'Traite à des fins de violence ou d’exploitation sexuelles',
    'الاتجار لأغراض العنف أو الاستغلال الجنسي',
    'Recruitment, transport or receipt of persons by coercion for sexual violence or exploitation, linked to the conflict.',
    'Security Council resolution 2331 (2016)',
  ),
  term(
    'other_comparable',
    'Other form of comparable gravity',
    'Autre forme de gravité comparable',
    'شكل آخر على نفس القدر من الخطورة',
    'Any other form of sexual violence of comparable gravity; the record says which.',
    SG,
  ),
];

/** How an incident is linked to the conflict. */
export const conflictLink: readonly Term[] = [
  term(
    'perpetrator_profile',
    'Profile of the perpetrator',
    'Profil de l’auteur',
    'صفة الجاني',
    'The alleged perpetrator is affiliated with a State or non-State armed group.',
    SG,
  ),
  term(
    'survivor_profile',
    'Profile of the survivor',
    'Profil de la personne survivante',
    'صفة الناجي',
    'The survivor belongs, or is thought to belong, to a persecuted group.',
    SG,
  ),
  term(
    'impunity',
    'Climate of impunity or State collapse',
    'Climat d’impunité ou effondrement de l’État',
    'مناخ الإفلات من العقاب أو انهيار الدولة',
    'Committed in a climate of impunity, generally associated with State collapse.',
    SG,
  ),
  term(
    'cross_border',
    'Cross-border consequence',
    'Conséquence transfrontière',
    'عواقب عابرة للحدود',
    'Displacement or trafficking across a border.',
    SG,
  ),
  term(
    'ceasefire_violation',
    'Violation of a ceasefire',
    'Violation d’un cessez-le-feu',
    'انتهاك لوقف إطلاق النار',
    'Violates the provisions of a ceasefire agreement.',
    SG,
  ),
];

/** Sex of survivors. */
export const sex: readonly Term[] = [
  term('female', 'Female', 'Féminin', 'أنثى', 'Woman or girl.', R1960),
  term('male', 'Male', 'Masculin', 'ذكر', 'Man or boy.', R1960),
  term('other', 'Other', 'Autre', 'آخر', 'Another sex or gender, as the survivor states.', R1960),
  term('unknown', 'Unknown', 'Inconnu', 'غير معروف', 'Not stated in the source.', R1960),
];

/** Age bands of survivors. */
export const ageBand: readonly Term[] = [
  term('0-11', '0–11 years', '0–11 ans', '0–11 سنة', 'Child under 12.', R1960),
  term('12-17', '12–17 years', '12–17 ans', '12–17 سنة', 'Adolescent.', R1960),
  term('18-24', '18–24 years', '18–24 ans', '18–24 سنة', 'Young adult.', R1960),
  term('25-49', '25–49 years', '25–49 ans', '25–49 سنة', 'Adult.', R1960),
  term('50+', '50 years or older', '50 ans ou plus', '50 سنة فأكثر', 'Older adult.', R1960),
  term(
    'minor',
    'Minor, age not stated',
    'Mineur, âge non précisé',
    'قاصر، العمر غير محدد',
    'Under 18, no narrower band stated.',
    R1960,
  ),
  term(
    'adult',
    'Adult, age not stated',
    'Adulte, âge non précisé',
    'بالغ، العمر غير محدد',
    '18 or older, no narrower band stated.',
    R1960,
  ),
  term('unknown', 'Unknown', 'Inconnu', 'غير معروف', 'Not stated in the source.', R1960),
];

/** Displacement of survivors. */
export const displacement: readonly Term[] = [
  term(
    'idp',
    'Internally displaced',
    'Déplacé interne',
    'نازح داخلياً',
    'Forced to leave home, border not crossed.',
    UNHCR,
  ),
  term(
    'refugee',
    'Refugee',
    'Réfugié',
    'لاجئ',
    'Outside the country of origin for fear of persecution or conflict.',
    UNHCR,
  ),
  term('returnee', 'Returnee', 'Rapatrié ou retourné', 'عائد', 'Returned after displacement.', UNHCR),
  term('resident', 'Resident', 'Résident', 'مقيم', 'Living at home.', UNHCR),
  term(
    'migrant',
    'Migrant',
    'Migrant',
    'مهاجر',
    'Moved for reasons other than persecution or conflict.',
    UNHCR,
  ),
  term('unknown', 'Unknown', 'Inconnu', 'غير معروف', 'Not stated in the source.', UNHCR),
];

/** Who told. */
export const sourceType: readonly Term[] = [
  term(
    'survivor',
    'Survivor',
    'Personne survivante',
    'ناجٍ أو ناجية',
    'The person who suffered the act.',
    R1960,
  ),
  term('witness', 'Witness', 'Témoin', 'شاهد', 'A person who saw or heard the act.', R1960),
  term('relative', 'Relative', 'Proche', 'قريب', 'A member of the family.', R1960),
  term(
    'service_provider',
    'Service provider',
    'Prestataire de services',
    'مقدم خدمات',
    'Health, psychosocial, legal or other provider.',
    R1960,
  ),
  term(
    'community_leader',
    'Community or religious leader',
    'Responsable communautaire ou religieux',
    'قائد مجتمعي أو ديني',
    'A traditional, community or religious leader.',
    R1960,
  ),
  term(
    'ngo',
    'Non-governmental organization',
    'Organisation non gouvernementale',
    'منظمة غير حكومية',
    'A national or international organization.',
    R1960,
  ),
  term('authority', 'Authority', 'Autorité', 'سلطة', 'A public official or institution.', R1960),
  term(
    'un_component',
    'United Nations component',
    'Composante des Nations Unies',
    'عنصر من الأمم المتحدة',
    'A mission component, agency, fund or programme.',
    R1960,
  ),
  term('media', 'Media', 'Médias', 'وسائل الإعلام', 'Published by a news outlet.', R1960),
  term('other', 'Other', 'Autre', 'آخر', 'Another source; the record says which.', R1960),
];

/** Where an incident stands. */
export const status: readonly Term[] = [
  term('reported', 'Reported', 'Signalé', 'مبلَّغ عنه', 'Received, no verification begun.', R1960),
  term(
    'under_verification',
    'Under verification',
    'En cours de vérification',
    'قيد التحقق',
    'At least one verification step taken.',
    R1960,
  ),
  term(
    'verified',
    'Verified',
    'Vérifié',
    'متحقَّق منه',
    'One direct primary source or two independent sources.',
    R1960,
  ),
  term(
    'not_verified',
    'Not verified',
    'Non vérifié',
    'لم يُتحقق منه',
    'Could not be established to the standard.',
    R1960,
  ),
  term(
    'unfounded',
    'Unfounded',
    'Infondé',
    'لا أساس له',
    'Established not to have happened as reported.',
    R1960,
  ),
  term(
    'out_of_scope',
    'Out of scope',
    'Hors du champ',
    'خارج النطاق',
    'No link to the conflict, or exploitation and abuse by United Nations personnel; where it was referred is recorded.',
    R1960,
  ),
];

/** How a step of verification was taken. */
export const method: readonly Term[] = [
  term(
    'interview',
    'Interview',
    'Entretien',
    'مقابلة',
    'Interview with the survivor or a direct witness, with consent.',
    R1960,
  ),
  term(
    'medical_document',
    'Medical document',
    'Document médical',
    'وثيقة طبية',
    'A medical certificate or record.',
    R1960,
  ),
  term(
    'independent_sources',
    'Independent sources',
    'Sources indépendantes',
    'مصادر مستقلة',
    'Sources that do not go back to one conversation.',
    R1960,
  ),
  term('site_visit', 'Site visit', 'Visite sur place', 'زيارة ميدانية', 'Observation at the place.', R1960),
  term(
    'official_record',
    'Official record',
    'Document officiel',
    'سجل رسمي',
    'Court, police or administrative record.',
    R1960,
  ),
];

/** What happened to a source of an incident after it was joined, or to what is held of it. */
export const noticeCause: readonly Term[] = [
  term(
    'report_changed',
    'A report was changed',
    'Un signalement a été modifié',
    'عُدّل أحد البلاغات',
    'The report has a new version; the next decision is made on it.',
    R1960,
  ),
  term(
    'source_withdrawn',
    'A source was withdrawn',
    'Une source a été retirée',
    'سُحب أحد المصادر',
    'Its publisher no longer has the report.',
    R1960,
  ),
  term(
    'source_separated',
    'A report was separated',
    'Un signalement a été détaché',
    'فُصل أحد البلاغات',
    'The joining of the report was undone.',
    R1960,
  ),
  term(
    'source_dependent',
    'A source was found dependent',
    'Une source s’est révélée dépendante',
    'تبيّن أن أحد المصادر غير مستقل',
    'It goes back to the same conversation as another one.',
    R1960,
  ),
  term(
    'source_independent',
    'A source was found independent',
    'Une source s’est révélée indépendante',
    'تبيّن أن أحد المصادر مستقل',
    'It does not go back to the same conversation as another one after all.',
    R1960,
  ),
  term(
    'facts_corrected',
    'What is held was corrected',
    'Ce qui est retenu a été corrigé',
    'صُحّح ما هو ثابت',
    'A person corrected a fact; the state before is kept as a version.',
    R1960,
  ),
];

/** In which circumstances it happened. */
export const circumstance: readonly Term[] = [
  term(
    'village_attack',
    'Attack on a village',
    'Attaque d’un village',
    'هجوم على قرية',
    'During or after an attack on a settlement.',
    R1960,
  ),
  term('checkpoint', 'Checkpoint', 'Poste de contrôle', 'نقطة تفتيش', 'At a checkpoint or roadblock.', R1960),
  term(
    'house_search',
    'House search',
    'Perquisition',
    'تفتيش منزل',
    'During a search or raid of a home.',
    R1960,
  ),
  term('detention', 'Detention', 'Détention', 'احتجاز', 'In custody or captivity.', R1960),
  term(
    'displacement_route',
    'Displacement route',
    'Route de déplacement',
    'طريق النزوح',
    'In flight or on a road.',
    R1960,
  ),
  term('camp', 'Camp', 'Camp', 'مخيم', 'In or near a camp or site for displaced persons.', R1960),
  term(
    'livelihood',
    'Farm, firewood or water',
    'Champ, bois ou eau',
    'الزراعة أو الحطب أو الماء',
    'While farming or fetching firewood or water.',
    R1960,
  ),
  term('school', 'School', 'École', 'مدرسة', 'At or on the way to school.', R1960),
  term('mine', 'Mine', 'Mine', 'منجم', 'At or near a mining site.', R1960),
  term('other', 'Other', 'Autre', 'أخرى', 'Other circumstance.', R1960),
  term('unknown', 'Unknown', 'Inconnue', 'غير معروفة', 'Not stated in the source.', R1960),
];

/** On what the naming of a party rests. */
export const attribution: readonly Term[] = [
  term('claimed', 'Claimed', 'Revendiqué', 'معلن', 'The party claimed the act.', R1960),
  term(
    'witness_identification',
    'Identified by a witness',
    'Identifié par un témoin',
    'تعرّف شاهد',
    'Named by a survivor or witness.',
    R1960,
  ),
  term(
    'uniform',
    'Uniform or insignia',
    'Uniforme ou insigne',
    'زي أو شارة',
    'By uniform, insignia or vehicle.',
    R1960,
  ),
  term(
    'area_control',
    'Control of the area',
    'Contrôle de la zone',
    'السيطرة على المنطقة',
    'The party controlled the area.',
    R1960,
  ),
  term(
    'official_admission',
    'Official admission',
    'Reconnaissance officielle',
    'إقرار رسمي',
    'An authority admitted it.',
    R1960,
  ),
  term('unknown', 'Unknown', 'Inconnue', 'غير معروف', 'Basis not stated.', R1960),
];

/** Reliability of a source, A–F. */
export const reliability: readonly Term[] = [...'ABCDEF'].map((code, i) =>
  term(
    code,
    [
      'Completely reliable',
      'Usually reliable',
      'Fairly reliable',
      'Not usually reliable',
      'Unreliable',
      'Cannot be judged',
    ][i] ?? code,
    [
      'Totalement fiable',
      'Habituellement fiable',
      'Assez fiable',
      'Rarement fiable',
      'Non fiable',
      'Ne peut être évalué',
    ][i] ?? code,
    ['موثوق تماماً', 'موثوق عادة', 'موثوق إلى حد ما', 'غير موثوق عادة', 'غير موثوق', 'لا يمكن تقييمه'][i] ??
      code,
    'Reliability of the source.',
    ADM,
  ),
);

/** Credibility of information, 1–6. */
export const credibility: readonly Term[] = [...'123456'].map((code, i) =>
  term(
    code,
    [
      'Confirmed by other sources',
      'Probably true',
      'Possibly true',
      'Doubtful',
      'Improbable',
      'Cannot be judged',
    ][i] ?? code,
    [
      'Confirmé par d’autres sources',
      'Probablement vrai',
      'Peut-être vrai',
      'Douteux',
      'Improbable',
      'Ne peut être évalué',
    ][i] ?? code,
    ['أكدته مصادر أخرى', 'صحيح على الأرجح', 'ربما صحيح', 'مشكوك فيه', 'غير محتمل', 'لا يمكن تقييمه'][i] ??
      code,
    'Credibility of the information.',
    ADM,
  ),
);

/** How exactly a date is known. */
export const datePrecision: readonly Term[] = [
  term('exact', 'Exact', 'Exacte', 'دقيق', 'The day is known.', R1960),
  term('week', 'Week', 'Semaine', 'أسبوع', 'Within seven days.', R1960),
  term('month', 'Month', 'Mois', 'شهر', 'The month is known.', R1960),
  term('quarter', 'Quarter', 'Trimestre', 'ربع سنة', 'The quarter is known.', R1960),
  term('year', 'Year', 'Année', 'سنة', 'The year is known.', R1960),
  term('unknown', 'Unknown', 'Inconnue', 'غير معروف', 'No date in the source; none is invented.', R1960),
];
