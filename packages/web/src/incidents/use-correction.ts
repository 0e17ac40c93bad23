/** The form that corrects an incident while it is written: kept at every change, sent once, never over another's words. */
import type { Names } from '@openmara/core/records/title';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ask, command, Refused } from '../frame/api.ts';
import { t } from '../frame/language.ts';
import { notify } from '../frame/notice.tsx';
import type { DraftKeeper } from '../records/draft.ts';
import { useKeeping } from '../records/keeping.tsx';
import {
  type FactDraft,
  type FactFaults,
  type FactField,
  type FactValues,
  faultsOfFacts,
  type SeenFacts,
  sentFacts,
} from './fact-values.ts';

export interface Correction {
  readonly draft: FactDraft;
  readonly keeper: DraftKeeper;
  readonly faults: FactFaults;
  readonly problem: unknown;
  readonly sending: boolean;
  /** How it stands now, where somebody changed it while this was written. */
  readonly meanwhile: SeenFacts | null;
  /** @param names of what was chosen just now */
  readonly say: (change: Partial<FactValues>, field: FactField, names?: Names) => void;
  readonly give: (reason: string) => void;
  readonly send: () => void;
}

/** Sends it, and leads back to the incident. */
function useSending(mission: string, id: string, keeper: DraftKeeper, refused: (error: unknown) => void) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ values, version, reason }: FactDraft) =>
      command('incident.correct', { mission, id, version, facts: sentFacts(values), reason: reason.trim() }),
    onSuccess: async () => {
      await keeper.discard();
      await cache.invalidateQueries();
      await navigate({ to: '/m/$mission/incidents/$id', params: { mission, id } });
      notify(t('facts.corrected'));
    },
    onError: refused,
  });
}

/** All that the form needs. @param from a draft, or what is held */
export function useCorrection(mission: string, id: string, from: FactDraft, keeper: DraftKeeper): Correction {
  const [draft, setDraft] = useState(from);
  const [faults, setFaults] = useState<FactFaults>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [meanwhile, setMeanwhile] = useState<SeenFacts | null>(null);
  // State is told late; a second click, and a second input, come sooner.
  const busy = useRef(false);
  const latest = useRef(from);
  useKeeping(keeper);
  const write = (next: FactDraft): void => {
    latest.current = next;
    setDraft(next);
    keeper.write(next);
  };
  const sending = useSending(mission, id, keeper, (error) => {
    busy.current = false;
    if (!(error instanceof Refused && error.code === 'changed_meanwhile')) return setProblem(error);
    void ask('incident.read-facts', { mission, id }).then((now) => {
      setMeanwhile(now);
      write({ ...latest.current, version: now.version });
    });
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
    give: (reason) => write({ ...latest.current, reason }),
    send: () => {
      if (busy.current) return;
      const against = faultsOfFacts(latest.current, new Date().toISOString().slice(0, 10));
      setFaults(against);
      setProblem(null);
      if (Object.keys(against).length > 0) return;
      busy.current = true;
      setMeanwhile(null);
      sending.mutate(latest.current);
    },
  };
}
