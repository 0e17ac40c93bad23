/**
 * Who may do what and sees what, written by hand from the description of the arrangements (resolution 1960 and the
 * provisional guidance on it: the bodies, the people, confidentiality). Nothing here is imported from the code: the
 * tests hold the house against this table, and whoever adds an operation or a role says here by hand who may.
 */
export const ROLES = [
  'senior_wpa',
  'wpa',
  'field_wpa',
  'focal_point',
  'verifying_officer',
  'working_group_member',
  'gender_adviser',
  'forum_member',
  'head_of_mission',
  'headquarters_analyst',
  'expert_member',
  'administrator',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];
/** Held over the whole installation as well as in one mission. */
export const OF_THE_HOUSE: readonly Role[] = [
  'headquarters_analyst',
  'expert_member',
  'administrator',
  'auditor',
];

const advisers: readonly Role[] = ['senior_wpa', 'wpa', 'field_wpa'];
/** The working group: who sits on it and sees incident records. */
const group: readonly Role[] = [...advisers, 'verifying_officer', 'working_group_member'];
/** Whoever sees at least counts. */
const aggregates: readonly Role[] = [
  ...group,
  'gender_adviser',
  'forum_member',
  'head_of_mission',
  'headquarters_analyst',
];
/** Whoever reads released figures: the expert group as well. */
const figures: readonly Role[] = [...aggregates, 'expert_member'];
/** Whoever files reports, one by one or as a file. */
const filing: readonly Role[] = [...advisers, 'focal_point'];
/** To whom the quarterly report goes, and who drafts it. A verifying officer records steps and no more. */
const readers: readonly Role[] = [
  ...advisers,
  'working_group_member',
  'head_of_mission',
  'headquarters_analyst',
];

interface Traits {
  /** Whether an act that is done leaves an audit entry. */
  readonly recorded?: true;
  /** Whether an act that is done changes the database. */
  readonly changes?: true;
  /** Whether it names a record of the mission by its id: that of another mission is then not found. */
  readonly ofRecord?: true;
  /** Not under a role: before sign-in, or for one's own account. */
  readonly ownAccount?: true;
  /** Not in a mission. */
  readonly installation?: true;
}
export interface Row extends Traits {
  readonly may: readonly Role[];
  readonly because: string;
}
const row = (may: readonly Role[], because: string, traits: Traits = {}): Row => ({
  may,
  because,
  ...traits,
});

const act: Traits = { recorded: true, changes: true };
const actOnRecord: Traits = { ...act, ofRecord: true };
const readOfRecord: Traits = { recorded: true, ofRecord: true };
const house: Traits = { installation: true };
const own: Traits = { installation: true, ownAccount: true };

/** The acts on a kind of plain records: who reads it, and who keeps it. */
function ofKind(
  kind: string,
  reads: readonly Role[],
  writes: readonly Role[],
  because: string,
): Readonly<Record<string, Row>> {
  return {
    [`${kind}.list`]: row(reads, because, { recorded: true }),
    [`${kind}.get`]: row(reads, because, readOfRecord),
    [`${kind}.history`]: row(reads, because, readOfRecord),
    [`${kind}.look-up`]: row(writes, because),
    [`${kind}.export`]: row(reads, because, { recorded: true }),
    [`${kind}.record`]: row(writes, because, act),
    [`${kind}.change`]: row(writes, because, actOnRecord),
    [`${kind}.withdraw`]: row(writes, because, actOnRecord),
    [`${kind}.undo`]: row(writes, because, actOnRecord),
  };
}

/** A kind that all missions share: its records belong to none, and are found from each. */
const ofSharedKind = (
  ...[kind, reads, writes, because]: Parameters<typeof ofKind>
): ReturnType<typeof ofKind> =>
  Object.fromEntries(
    Object.entries(ofKind(kind, reads, writes, because)).map(
      ([name, { may, because: why, recorded, changes }]) => [
        name,
        row(may, why, { ...(recorded ? { recorded } : {}), ...(changes ? { changes } : {}) }),
      ],
    ),
  );

export const WHO_MAY: Readonly<Record<string, Row>> = {
  'access.sign-in': row(ROLES, 'everyone with an account', { ...own, ...act }),
  'access.sign-out': row(ROLES, 'one’s own session', { ...own, ...act }),
  'access.who-am-i': row(ROLES, 'one’s own account', own),
  'access.read-reminders': row(ROLES, 'one’s own account', own),
  'access.ask-reminders': row(ROLES, 'one’s own account', { ...own, ...act }),
  'access.end-tour': row(ROLES, 'one’s own account', { ...own, ...act }),
  'access.send-reminder': row(ROLES, 'to oneself, once a day; without a mail server nothing is done', {
    ...own,
    recorded: true,
  }),
  'access.is-set-up': row(ROLES, 'before sign-in', own),
  'access.set-up': row([], 'once, where no account exists yet', { ...own, ...act }),
  'access.create-account': row(['administrator'], 'accounts and configuration', { ...house, ...act }),
  'access.accept-invitation': row(ROLES, 'who was invited sets the password', { ...own, ...act }),
  'access.grant-role': row(
    ROLES.filter((role) => role !== 'auditor'),
    'a second person who holds the role, to another; what opens no content, the administrator',
    { ...house, ...act },
  ),
  'access.invite-again': row(
    ROLES.filter((role) => role !== 'auditor'),
    'whoever may give all that the account holds',
    { ...house, ...act },
  ),
  'access.list-accounts': row(['administrator'], 'accounts and configuration', house),
  'access.list-roles': row(
    ['senior_wpa', 'administrator'],
    'who leads the arrangements of the mission, and who makes the accounts',
  ),
  'access.end-role': row(
    ROLES.filter((role) => role !== 'auditor'),
    'a second person who may give the role; an administrator ends any',
    { ...house, ...act },
  ),
  'access.close-account': row(['administrator'], 'accounts and configuration', { ...house, ...act }),
  'audit.list': row(['auditor'], 'the audit log, never content', { ...house, recorded: true }),

  'mission.list': row(ROLES, 'everyone knows which missions they are assigned to', house),
  'mission.create': row(['administrator'], 'accounts and configuration', { ...house, ...act }),
  'mission.home': row(figures, 'released figures; what waits only for those who work on it'),
  'mission.what-waits': row(ROLES, 'only what the one who asks may deal with'),
  'mission.find': row(ROLES, 'only what the one who asks may open', { recorded: true }),
  'mission.map': row(ROLES, 'published boundaries'),
  'commitment.standing': row(
    [...group, 'focal_point', 'gender_adviser', 'head_of_mission', 'headquarters_analyst'],
    'whoever reads commitments reads how they stand',
  ),

  'draft.keep': row(ROLES, 'what one has begun to write is one’s own', act),
  'draft.list': row(ROLES, 'what one has begun to write is one’s own'),
  'draft.discard': row(ROLES, 'what one has begun to write is one’s own', actOnRecord),

  'report.file': row(filing, 'focal points and advisers file reports', act),
  'report.list-own': row(filing, 'what one filed oneself, and feedback on it', { recorded: true }),
  'report.attach': row(filing, 'whoever files brings what belongs to it', actOnRecord),
  'report.list-attachments': row(
    [...advisers, 'focal_point', 'verifying_officer'],
    'a picture tells more than words: for who reads what was told',
    { recorded: true },
  ),
  'report.read-attachment': row(
    [...advisers, 'focal_point', 'verifying_officer'],
    'a picture tells more than words: for who reads what was told',
    readOfRecord,
  ),
  'report.withdraw-attachment': row(filing, 'whoever files takes back what was brought', actOnRecord),
  'report.tell': row(advisers, 'advisers answer whoever filed a report', actOnRecord),
  'report.tell-several': row(advisers, 'advisers answer whoever filed a report', actOnRecord),
  'report.find-reference': row(filing, 'who files names a place and a party'),
  'report.read-form': row(filing, 'whoever files corrects', readOfRecord),
  'report.correct': row(filing, 'whoever files corrects, for the office or the area', actOnRecord),
  'report.record-consent': row(
    filing,
    'whoever files what a source says also records what it no longer consents to',
    actOnRecord,
  ),
  'report.list': row(
    [...group, 'focal_point'],
    'the group receives reports; a focal point those of the office',
    { recorded: true },
  ),
  'report.export': row([...group, 'focal_point'], 'whoever reads the list takes it along, as it is read', {
    recorded: true,
  }),
  'report.get': row(
    [...group, 'focal_point'],
    'the group receives reports; a focal point those of the office',
    {
      ...readOfRecord,
    },
  ),
  'incident.list': row(
    [...group, 'headquarters_analyst'],
    'records without identities; verified ones above',
    { recorded: true },
  ),
  'incident.export': row(
    [...group, 'headquarters_analyst'],
    'records without identities; verified ones above',
    { recorded: true },
  ),
  'incident.get': row([...group, 'headquarters_analyst'], 'records without identities; verified ones above', {
    ...readOfRecord,
  }),
  'incident.open': row(advisers, 'advisers run the arrangements: joining is their decision', actOnRecord),
  'incident.join-report': row(advisers, 'joining is a decision of a person on evidence', actOnRecord),
  'incident.join-reports': row(advisers, 'joining is a decision of a person on evidence', actOnRecord),
  'report.candidates': row(
    advisers,
    'joining is their decision: who joins sees beside the report what it may be about',
    readOfRecord,
  ),
  'incident.keep-report-apart': row(advisers, '“not the same” is a decision like joining', actOnRecord),
  'incident.consider-report-again': row(advisers, 'and can be undone', actOnRecord),
  'incident.separate-report': row(advisers, 'and can be undone', actOnRecord),
  'incident.read-facts': row(advisers, 'whoever established the facts corrects them', readOfRecord),
  'incident.correct': row(
    advisers,
    'whoever established the facts corrects them, and then decides no more',
    actOnRecord,
  ),
  'incident.record-response': row(advisers, 'advisers follow what became of care', actOnRecord),
  'incident.who-sees': row([...advisers, 'verifying_officer'], 'who writes knows for whom'),
  'report.hand-over': row(advisers, 'who decides on reports takes them over and hands them on', actOnRecord),
  'incident.hand-over': row(
    [...advisers, 'verifying_officer'],
    'who takes steps takes an incident over and hands it on',
    actOnRecord,
  ),
  'incident.list-colleagues': row(
    [...group, 'headquarters_analyst'],
    'the group knows its colleagues; headquarters is told nobody’s name',
  ),
  'incident.find-officers': row([...advisers, 'verifying_officer'], 'who plans a step names who takes it'),
  'incident.plan-step': row([...advisers, 'verifying_officer'], 'who takes steps plans them', actOnRecord),
  'incident.plan-steps': row([...advisers, 'verifying_officer'], 'who takes steps plans them', actOnRecord),
  'incident.end-step': row([...advisers, 'verifying_officer'], 'who takes steps ends them', actOnRecord),
  'incident.list-planned': row([...advisers, 'verifying_officer'], 'what waits for who takes steps', {
    recorded: true,
  }),
  'incident.list-decidable': row([...advisers, 'verifying_officer'], 'what waits for who decides', {
    recorded: true,
  }),
  'incident.judge-independence': row(
    advisers,
    'two reports of one conversation are one source: part of the decision to join them',
    actOnRecord,
  ),
  'incident.record-step': row(
    [...advisers, 'verifying_officer'],
    'a verifying officer records steps; an adviser may also be one',
    actOnRecord,
  ),
  'incident.decide': row(
    [...advisers, 'verifying_officer'],
    'four eyes hold, whoever decides; the group as a body, not each member',
    actOnRecord,
  ),
  'view.save': row(
    [...group, 'focal_point', 'headquarters_analyst'],
    'whoever has a list keeps views of it',
    act,
  ),
  'view.rename': row([...group, 'focal_point', 'headquarters_analyst'], 'one’s own views', actOnRecord),
  'view.delete': row([...group, 'focal_point', 'headquarters_analyst'], 'one’s own views', actOnRecord),
  'view.list': row([...group, 'focal_point', 'headquarters_analyst'], 'whoever has a list keeps views of it'),

  'place.search': row([...aggregates, 'focal_point'], 'the gazetteer is published'),
  'place.missing-names': row(['senior_wpa', 'wpa'], 'what reports of the whole mission write', {
    recorded: true,
  }),
  'place.name': row(['senior_wpa', 'wpa'], 'shared by all missions: advisers of a whole mission', act),

  'party.directory': row(
    [...aggregates, 'focal_point'],
    'parties are named in every table and on every form',
    house,
  ),
  ...ofSharedKind(
    'party',
    [...aggregates, 'focal_point'],
    ['senior_wpa', 'wpa'],
    'parties are named everywhere; they are shared by all missions: advisers of a whole mission write them',
  ),
  'party.standing': row([...aggregates, 'focal_point'], 'parties are named in every table and on every form'),
  'party.merge': row(['senior_wpa', 'wpa'], 'shared by all missions: advisers of a whole mission', act),
  'party.split': row(['senior_wpa', 'wpa'], 'shared by all missions: advisers of a whole mission', act),
  'party.split-alias': row(['senior_wpa', 'wpa'], 'shared by all missions: advisers of a whole mission', act),
  'party.confirm-alias': row(
    ['senior_wpa', 'wpa'],
    'shared by all missions: advisers of a whole mission',
    act,
  ),

  'import.upload': row(filing, 'filing by file', act),
  'import.discard': row(filing, 'filing by file', actOnRecord),
  'import.preview': row(filing, 'filing by file; a dry run changes nothing', { ...readOfRecord }),
  'import.start': row(filing, 'filing by file', actOnRecord),
  'import.apply': row(filing, 'filing by file', actOnRecord),
  'import.undo': row(filing, 'whoever filed by file takes it back', actOnRecord),
  'import.list': row(filing, 'filing by file'),
  'import.refusals': row(filing, 'filing by file', readOfRecord),
  'import.refused-rows': row(filing, 'filing by file', readOfRecord),
  'import.correct-row': row(filing, 'filing by file', actOnRecord),
  'import.save-mapping': row(filing, 'filing by file', act),
  'import.mappings': row(filing, 'filing by file'),
  'import.rename-mapping': row(filing, 'whoever saved it, or who leads', actOnRecord),
  'import.delete-mapping': row(filing, 'whoever saved it, or who leads', actOnRecord),

  'analysis.tabulate': row(group, 'who reads the records may count them; the others read releases', {
    recorded: true,
  }),
  'analysis.export': row(group, 'a table that its reader may make, as a file', { recorded: true }),
  'release.make': row(
    ['senior_wpa', 'wpa', 'working_group_member'],
    'figures of the mission, by who sees the whole of it',
    act,
  ),
  'release.list': row(figures, 'figures that were released'),
  'release.export': row(figures, 'figures that were released, as a file', { recorded: true }),
  'release.get': row(figures, 'figures that were released', { recorded: true }),
  // The report is the mission's: one that counts an area only must not bear its name.
  'document.compose-quarterly': row(
    ['senior_wpa', 'wpa', 'working_group_member'],
    'the working group drafts reports, over the whole mission',
    act,
  ),
  'document.list': row(readers, 'working group, leadership, headquarters'),
  'document.get': row(readers, 'working group, leadership, headquarters', readOfRecord),
  'document.file': row(readers, 'working group, leadership, headquarters', readOfRecord),
  'document.compare': row(
    ['senior_wpa', 'wpa', 'working_group_member'],
    'who sees the whole mission counts again what its document says',
    actOnRecord,
  ),
  'document.clear': row(
    ['senior_wpa', 'head_of_mission'],
    'the head of mission and the senior adviser clear',
    {
      ...actOnRecord,
    },
  ),

  ...ofKind(
    'focal-point',
    [...group, 'gender_adviser', 'head_of_mission', 'headquarters_analyst'],
    advisers,
    'who takes part in the arrangements knows whom to ask; advisers keep the list',
  ),
  ...Object.assign(
    {},
    ...['instrument', 'signatory', 'measure', 'milestone', 'evidence', 'funding', 'implementing-body'].map(
      (kind) =>
        ofKind(
          kind,
          [...group, 'focal_point', 'gender_adviser', 'head_of_mission', 'headquarters_analyst'],
          advisers,
          'plans and commitments are for the whole arrangements, not for the forum; advisers keep them',
        ),
    ),
  ),
};

/** What a role sees of what it may open. */
export interface Sight {
  /** `office`: what one's own office filed. */
  readonly reports: 'all' | 'area' | 'office' | 'none';
  readonly incidents: 'all' | 'area' | 'verified' | 'none';
  /** A draft is for those who write and clear it; it leaves the mission when it is cleared. */
  readonly documents: 'all' | 'cleared' | 'none';
  /** The text that a source told. */
  readonly narrative: boolean;
  /** Places below the first level, of records and in tables: "this camp, this week" identifies someone. */
  readonly exactPlace: boolean;
  /** Survivor groups, alleged perpetrators, reports, grounds of an incident. */
  readonly incidentParts: boolean;
  /** Which incident a report belongs to. */
  readonly incidentOfReport: boolean;
  /** Which colleague is responsible for a record. */
  readonly responsible: boolean;
}
const nothingOfRecords: Sight = {
  reports: 'none',
  incidents: 'none',
  documents: 'none',
  narrative: false,
  exactPlace: false,
  incidentParts: false,
  incidentOfReport: false,
  responsible: false,
};
const worksOnCases: Sight = {
  reports: 'all',
  incidents: 'all',
  documents: 'all',
  narrative: true,
  exactPlace: true,
  incidentParts: true,
  incidentOfReport: true,
  responsible: true,
};
export const SEES: Readonly<Record<Role, Sight>> = {
  senior_wpa: worksOnCases,
  wpa: worksOnCases,
  // The same within an area of responsibility.
  field_wpa: { ...worksOnCases, reports: 'area', incidents: 'area' },
  // Only what their own office filed, and by feedback what became of it.
  focal_point: { ...nothingOfRecords, reports: 'office', narrative: true, exactPlace: true },
  verifying_officer: { ...worksOnCases, documents: 'none' },
  // Incident records without identities: a narrative may tell who it was.
  working_group_member: { ...worksOnCases, narrative: false },
  gender_adviser: nothingOfRecords,
  forum_member: nothingOfRecords,
  head_of_mission: { ...nothingOfRecords, documents: 'all' },
  // Verified, anonymised incidents; the reports that the mission sent.
  headquarters_analyst: { ...nothingOfRecords, incidents: 'verified', documents: 'cleared' },
  expert_member: nothingOfRecords,
  administrator: nothingOfRecords,
  auditor: nothingOfRecords,
};
