/** The form of a report while it is written: kept at every change, sent once, and never over somebody else's words. */
import type { Names } from '@openmara/core/records/title';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { type Answer, ask, command, Refused } from '../frame/api.ts';
import { t } from '../frame/language.ts';
import { notify } from '../frame/notice.tsx';
import type { DraftKeeper } from '../records/draft.ts';
import { useKeeping } from '../records/keeping.tsx';
import {
  FORM_FIELDS,
  type Faults,
  faultsOf,
  type FormField,
  type ReportDraft,
  type ReportValues,
  sentOf,
} from './report-values.ts';

type Seen = Answer<'report.read-form'>;
export interface ReportWriting {
  readonly draft: ReportDraft;
  readonly keeper: DraftKeeper;
  readonly faults: Faults;
  readonly problem: unknown;
  readonly sending: boolean;
  /** How it stands now, where somebody changed it while this was written. */
  readonly meanwhile: Seen | null;
  /** @param names of what was chosen just now */
  readonly say: (change: Partial<ReportValues>, field: FormField, names?: Names) => void;
  readonly set: (change: Partial<Omit<ReportDraft, 'values'>>) => void;
  readonly send: () => void;
}

/** The fields that a refusal names, as the form calls them. */
function faultsIn(refused: Refused): Faults {
  const named = refused.errors.flatMap(({ field = '' }) => field.split('.'));
  return Object.fromEntries(
    FORM_FIELDS.filter((field) => named.includes(field)).map((field) => [
      field,
      [t('file.fault.unreadable')],
    ]),
  );
}

/** Files it, or corrects the version that was seen; then leads to its page. */
function useSending(
  mission: string,
  id: string | null,
  keeper: DraftKeeper,
  refused: (error: unknown) => void,
) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ values, version, reason }: ReportDraft) =>
      id && version
        ? command('report.correct', { mission, id, version, report: sentOf(values), reason: reason.trim() })
        : command('report.file', { mission, ...sentOf(values) }),
    onSuccess: async (answer) => {
      await keeper.discard();
      await cache.invalidateQueries();
      await navigate({ to: '/m/$mission/reports/$id', params: { mission, id: answer.id } });
      notify(id ? t('file.corrected') : t('file.filed'));
    },
    onError: refused,
  });
}

/** What is to be mended first; a correction also says why. */
const againstSending = ({ values, reason }: ReportDraft, corrects: boolean): Faults => ({
  ...faultsOf(values, new Date().toISOString().slice(0, 10)),
  ...(corrects && reason.trim().length < 3 ? { reason: [t('decide.short')] } : {}),
});

/** All that the form needs, begun from a draft, a report or nothing. @param id of the report that is corrected */
export function useReportWriting(
  mission: string,
  id: string | null,
  from: ReportDraft,
  keeper: DraftKeeper,
): ReportWriting {
  const [draft, setDraft] = useState(from);
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [meanwhile, setMeanwhile] = useState<Seen | null>(null);
  // State is told late; a second click comes sooner.
  const busy = useRef(false);
  useKeeping(keeper);
  // Two inputs may say something before the form is drawn again; neither takes the other back.
  const latest = useRef(from);
  const write = (next: ReportDraft): void => {
    latest.current = next;
    setDraft(next);
    keeper.write(next);
  };
  const sending = useSending(mission, id, keeper, (error) => {
    busy.current = false;
    const refused = error instanceof Refused ? error : null;
    const found = refused ? faultsIn(refused) : {};
    setFaults(found);
    if (refused?.code === 'changed_meanwhile' && id)
      void ask('report.read-form', { mission, id }).then((now) => {
        setMeanwhile(now);
        write({ ...latest.current, version: now.version });
      });
    else if (Object.keys(found).length === 0) setProblem(error);
  });
  return {
    draft,
    keeper,
    faults,
    problem,
    sending: sending.isPending,
    meanwhile,
    say: (change, field, names = {}) => {
      const { [field]: _, ...others } = faults;
      setFaults(others);
      const { values, names: known, ...rest } = latest.current;
      write({ ...rest, values: { ...values, ...change }, names: { ...known, ...names } });
    },
    set: (change) => write({ ...latest.current, ...change }),
    send: () => {
      if (busy.current) return;
      const against = againstSending(latest.current, id !== null);
      setFaults(against);
      setProblem(null);
      if (Object.keys(against).length > 0) return;
      busy.current = true;
      setMeanwhile(null);
      sending.mutate(latest.current);
    },
  };
}
