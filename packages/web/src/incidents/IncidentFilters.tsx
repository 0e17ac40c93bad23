import { VOCABULARIES } from '@openmara/core/vocabularies';
import type { ReactNode } from 'react';
import { useSees } from '../frame/here.ts';
import { inDigits, locale, t, word } from '../frame/language.ts';
import { Chips } from './Chips.tsx';
import {
  AreaChoice,
  DayChoices,
  type OnChange,
  PartyChoice,
  SearchField,
  Select,
  SortChoice,
} from './choices.tsx';
import type { IncidentFilter } from './filter.ts';
import { ResponsibleChoice } from './Responsible.tsx';
import { FILTER, YES_NO } from './words.ts';

const terms = (list: 'status' | 'form'): ReadonlyArray<readonly [string, string]> =>
  VOCABULARIES[list].map((term) => [term.code, inDigits(term.label[locale()])]);

interface Asked {
  readonly filter: IncidentFilter;
  readonly onChange: OnChange;
}
/** What is asked for more rarely, closed as long as none of it narrows the list. */
function FurtherFilters({ filter, onChange }: Asked): ReactNode {
  const further = [filter.form, filter.from, filter.to, filter.late, filter.consent].some(Boolean);
  return (
    <details className="further" open={further}>
      <summary>{t('filter.further')}</summary>
      <div className="filters">
        <Select
          label={t('filter.form')}
          name="form"
          value={filter.form}
          options={terms('form')}
          onChange={onChange}
        />
        <DayChoices from={filter.from} to={filter.to} onChange={onChange} />
        <Select
          label={word(FILTER, 'consent')}
          name="consent"
          value={filter.consent}
          options={Object.keys(YES_NO).map((code) => [code, word(YES_NO, code)])}
          onChange={onChange}
        />
        <Select
          label={t('filter.late')}
          name="late"
          value={filter.late}
          options={[['yes', word(YES_NO, 'yes')]]}
          onChange={onChange}
        />
      </div>
    </details>
  );
}

/** The choices above the list of incidents. @param onChange is given what changes, an empty text to take a filter away */
export function IncidentFilters({ filter, onChange }: Asked): ReactNode {
  const sees = useSees();
  return (
    <>
      <div className="filters">
        <SearchField value={filter.q} hint={t('filter.q.incidents')} onChange={onChange} />
        <Select
          label={t('column.state')}
          name="status"
          value={filter.status}
          options={terms('status')}
          onChange={onChange}
        />
        <AreaChoice name="adm1" value={filter.adm1} onChange={onChange} />
        <PartyChoice value={filter.party} onChange={onChange} />
        {sees('person_responsible') ? (
          <ResponsibleChoice value={filter.responsible} onChange={onChange} />
        ) : null}
        <SortChoice
          orders={['latest', 'earliest', 'reference', 'reference-back']}
          value={filter.sort}
          onChange={onChange}
        />
      </div>
      <FurtherFilters filter={filter} onChange={onChange} />
      <Chips filter={filter} onChange={onChange} />
    </>
  );
}
