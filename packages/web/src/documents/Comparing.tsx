import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Answer, command } from '../frame/api.ts';
import { useMay } from '../frame/here.ts';
import { count, listed, moment, t, word } from '../frame/language.ts';
import { ProblemNote } from '../frame/parts.tsx';
import { POPULATION } from '../releases/words.ts';
import { placeInWords } from './figure-words.ts';

type Document = Answer<'document.get'>;
type Differing = Answer<'document.compare'>['differing'][number];

/** What was found when the figures were last counted again: which would differ, and no number. */
function LastComparison({ compared }: { compared: Document['compared'] }): ReactNode {
  if (!compared) return <p>{t('documents.compare.never')}</p>;
  const { at, by, populations } = compared;
  const when = { moment: moment(at), name: by };
  return (
    <p>
      {populations.length === 0
        ? t('documents.compare.same', when)
        : t('documents.compare.differ', {
            ...when,
            what: listed(populations.map((one) => word(POPULATION, one))),
          })}
    </p>
  );
}

/** Each figure that would differ, as it stands in the document and as the register has it; withheld stays withheld. */
function Figures({ differing, more }: { differing: readonly Differing[]; more: number }): ReactNode {
  return (
    <div className="wide" tabIndex={0} role="group" aria-label={t('documents.compare.figures')}>
      <table className="counts differing">
        <caption>{t('documents.compare.figures')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('documents.compare.then')}</th>
            <th scope="col">{t('documents.compare.now')}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map(({ of, said, now }) => (
            <tr key={Object.values(of).join()}>
              <th scope="row">{placeInWords(of)}</th>
              <td>{count(said)}</td>
              <td title={now === null ? t('withheld') : undefined}>{count(now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <p className="quiet">{t('documents.compare.more', { n: more })}</p> : null}
      <p className="quiet">{t('counts.withheld')}</p>
    </div>
  );
}

/** Before a draft is cleared: whether the register still says what it says, and the button itself. */
export function Comparing({
  mission,
  id,
  document,
}: {
  mission: string;
  id: string;
  document: Document;
}): ReactNode {
  const may = useMay();
  const client = useQueryClient();
  const read = () => client.invalidateQueries({ queryKey: ['document', mission, id] });
  const compare = useMutation({
    mutationFn: () => command('document.compare', { mission, id }),
    onSuccess: read,
  });
  const clear = useMutation({
    mutationFn: () => command('document.clear', { mission, id }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['documents', mission] });
      await read();
    },
  });
  if (document.state !== 'draft' || !(may('compose_document') || may('clear_document'))) return null;
  return (
    <section className="comparing" aria-labelledby="comparing">
      <h2 id="comparing">{t('documents.compare.title')}</h2>
      <LastComparison compared={document.compared} />
      <ProblemNote error={compare.error ?? clear.error} />
      {compare.data && compare.data.differing.length > 0 ? <Figures {...compare.data} /> : null}
      <p className="quiet">{t('documents.compare.how')}</p>
      <p className="ways">
        {may('compose_document') ? (
          <button
            type="button"
            className="quiet-button"
            disabled={compare.isPending}
            onClick={() => compare.mutate()}
          >
            {compare.isPending ? t('working') : t('documents.compare.act')}
          </button>
        ) : null}
        {may('clear_document') ? (
          document.own ? (
            <small>{t('documents.clearedbyother')}</small>
          ) : (
            <button type="button" disabled={clear.isPending} onClick={() => clear.mutate()}>
              {clear.isPending ? t('working') : t('documents.clear')}
            </button>
          )
        ) : null}
      </p>
    </section>
  );
}
