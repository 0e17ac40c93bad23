import { VOCABULARIES } from '@openmara/core/vocabularies';
import type { Names } from '@openmara/core/records/title';
import type { ReactNode } from 'react';
import { ask } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { inDigits, locale, t } from '../frame/language.ts';
import { Combobox } from '../records/Combobox.tsx';
import type { Told } from '../records/FieldBox.tsx';
import { readNumber } from '../records/read-input.ts';
import type { Perpetrator } from './fact-values.ts';

/** Of one party: which unit, how many, and how it is known that it was they. */
function PartyLine({
  party,
  name,
  onSay,
}: {
  party: Perpetrator;
  name: string;
  onSay: (change: Partial<Perpetrator>) => void;
}): ReactNode {
  return (
    <div className="survivor-line" role="group" aria-label={name}>
      <strong className="party">{name}</strong>
      <label>
        <small>{t('facts.number')}</small>
        <input
          type="text"
          inputMode="numeric"
          value={party.number ?? ''}
          onChange={(event) => onSay({ number: readNumber(event.target.value) })}
        />
      </label>
      <label>
        <small>{t('facts.attribution')}</small>
        <select value={party.attribution} onChange={(event) => onSay({ attribution: event.target.value })}>
          {VOCABULARIES.attribution.map(({ code, label }) => (
            <option key={code} value={code}>
              {inDigits(label[locale()])}
            </option>
          ))}
        </select>
      </label>
      <label className="unit">
        <small>{t('facts.unit')}</small>
        <input
          type="text"
          dir="auto"
          maxLength={200}
          value={party.unit ?? ''}
          onChange={(event) => onSay({ unit: event.target.value || null })}
        />
      </label>
    </div>
  );
}

/** The parties to which the incident is attributed, each with what is held of it: never a person by name. */
export function PerpetratorsInput({
  parties,
  names,
  told,
  onSay,
}: {
  parties: readonly Perpetrator[];
  names: Names;
  told: Told;
  onSay: (parties: readonly Perpetrator[], names: Names) => void;
}): ReactNode {
  const mission = useMission();
  const choose = (ids: readonly string[], found: Names): void =>
    onSay(
      ids.map(
        (partyId) =>
          parties.find((party) => party.partyId === partyId) ?? {
            partyId,
            unit: null,
            number: null,
            attribution: 'unknown',
          },
      ),
      found,
    );
  return (
    <div className="survivor-lines">
      <Combobox
        {...told}
        source={{
          key: ['report-reference', mission, 'party'],
          find: (search) => ask('report.find-reference', { mission, of: 'party', search }),
        }}
        several
        chosen={parties.map(({ partyId }) => partyId)}
        names={names}
        onChange={choose}
      />
      {parties.map((party) => (
        <PartyLine
          key={party.partyId}
          party={party}
          name={names[party.partyId] ?? '—'}
          onSay={(change) =>
            onSay(
              parties.map((other) => (other === party ? { ...party, ...change } : other)),
              {},
            )
          }
        />
      ))}
    </div>
  );
}
