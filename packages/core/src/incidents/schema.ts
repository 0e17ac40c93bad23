/** The shapes of reports and incidents, parsed once at the edge. */
import { z } from 'zod';
import { codesOf, type VocabularyName } from '../vocabularies.ts';
import { isRealDay } from './period.ts';

const code = (list: VocabularyName) =>
  z.string().refine((value) => codesOf(list).includes(value), 'problem.why.no-such-term');
/** A calendar day as YYYY-MM-DD. */
export const isoDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'problem.why.day')
  .refine(isRealDay, 'problem.why.no-such-day');

/** First and last day in order, with the precision; an unknown one has neither. */
export const periodSchema = z
  .object({
    from: isoDay.nullable().default(null),
    to: isoDay.nullable().default(null),
    precision: z.enum(['exact', 'week', 'month', 'quarter', 'year', 'unknown']).default('unknown'),
  })
  .refine(
    (p) =>
      (p.precision === 'unknown') === (p.from === null) &&
      (p.from === null) === (p.to === null) &&
      (p.from ?? '') <= (p.to ?? ''),
    'problem.why.day-order',
  );

/** Informed consent for each purpose; null where it was not asked. */
export const consentSchema = z.object({
  referral: z.boolean().nullable().default(null),
  anonymisedReporting: z.boolean().nullable().default(null),
  accountability: z.boolean().nullable().default(null),
  advocacy: z.boolean().nullable().default(null),
});

/** Survivors of one profile in a report: how many, and whether the number is known or a minimum. */
export const survivorLineSchema = z.object({
  key: z.string().max(200).nullable().default(null),
  sex: code('sex').default('unknown'),
  ageBand: code('ageBand').default('unknown'),
  displacement: code('displacement').default('unknown'),
  count: z.number().int().min(1).max(100_000).default(1),
  countKnown: z.boolean().default(true),
});
/** One line of survivors, as parsed. */
export type SurvivorLine = z.infer<typeof survivorLineSchema>;

/** What one source told one focal point on one day. */
export const reportSchema = z.object({
  externalKey: z.string().max(200).nullable().default(null),
  receivedOn: isoDay.nullable().default(null),
  occurred: periodSchema.default({ from: null, to: null, precision: 'unknown' }),
  placeId: z.uuid().nullable().default(null),
  placeText: z.string().max(2_000).nullable().default(null),
  placePrecision: code('placePrecision').default('country'),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
  forms: z.array(code('form')).max(14).default([]),
  circumstances: z.array(code('circumstance')).max(12).default([]),
  partyIds: z.array(z.uuid()).max(20).default([]),
  partyText: z.string().max(2_000).nullable().default(null),
  sourceType: code('sourceType').default('other'),
  reliability: code('reliability').nullable().default(null),
  credibility: code('credibility').nullable().default(null),
  survivors: z.array(survivorLineSchema).max(200).default([]),
  consent: consentSchema.default({
    referral: null,
    anonymisedReporting: null,
    accountability: null,
    advocacy: null,
  }),
  narrative: z.string().max(50_000).nullable().default(null),
});
/** A report as a form files it, parsed. */
export type ReportInput = z.infer<typeof reportSchema>;
