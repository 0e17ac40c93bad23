/** Doing something with all the records that are chosen, and what became of it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, command } from '../frame/api.ts';
import { t } from '../frame/language.ts';
import { handOver, type Handing, type What } from './Responsible.tsx';
import type { Outcome } from './SeveralOutcome.tsx';

/** What is to be done. */
export type Act =
  | { readonly act: 'hand'; readonly to: string | null }
  | { readonly act: 'back'; readonly records: Handing }
  | { readonly act: 'step'; readonly what: string; readonly ownerId: string; readonly dueOn: string }
  | { readonly act: 'ask'; readonly text: string };

type Handed = Answer<'incident.hand-over'>;

/** @param done told once it was done */
export function useSeveral(mission: string, what: What, ids: readonly string[], done: () => void) {
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const carryOut = async (asked: Act): Promise<Outcome> => {
    if (asked.act === 'step') {
      const { ownerId, dueOn, what: step } = asked;
      const answer = await command('incident.plan-steps', {
        mission,
        ids: [...ids],
        what: step,
        ownerId,
        dueOn,
      });
      return { said: t('several.planned', { n: answer.done.length }), refused: answer.refused };
    }
    if (asked.act === 'ask') {
      const answer = await command('report.tell-several', { mission, ids: [...ids], text: asked.text });
      return { said: t('several.told', { n: answer.done.length }), refused: answer.refused };
    }
    const records = asked.act === 'back' ? asked.records : ids.map((id) => ({ id, to: asked.to }));
    const answer: Handed = await handOver(mission, what, records);
    const n = answer.done.length;
    const said = asked.act === 'back' ? t('several.back', { n }) : t('several.handed', { n });
    const back = answer.done.map(({ id, was }) => ({ id, to: was }));
    return {
      said,
      refused: answer.refused,
      ...(asked.act === 'hand' && back.length > 0
        ? { undo: () => act.mutate({ act: 'back', records: back }) }
        : {}),
    };
  };
  const act = useMutation({
    mutationFn: carryOut,
    onSuccess: async (became) => {
      setOutcome(became);
      done();
      await client.invalidateQueries();
    },
  });
  return { outcome, act: (asked: Act) => act.mutate(asked), busy: act.isPending, error: act.error };
}
