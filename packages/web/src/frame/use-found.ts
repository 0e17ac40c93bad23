/** What the search finds in the mission while somebody types: records, and places and parties that lead to their records. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Answer, ask } from './api.ts';
import { useMay, useMission } from './here.ts';
import { period, t } from './language.ts';
import { sentence } from './parts.tsx';

/** An entry of the palette. */
export interface Entry {
  readonly key: string;
  readonly label: string;
  /** What it is, beside it. */
  readonly what: string;
  /** Below the mission's address. */
  readonly path: string;
  readonly search?: Readonly<Record<string, string>>;
}
/** Milliseconds without a key after which the words are asked for. */
const PAUSE = 200;

function useSettled(words: string): string {
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), PAUSE);
    return () => clearTimeout(timer);
  }, [words]);
  return settled;
}

/** @param list the list that places and parties narrow: of incidents, for who reads none of reports */
const entriesOf = (found: Answer<'mission.find'>, list: 'incidents' | 'reports'): Entry[] => [
  ...found.incidents.map((item) => ({
    key: item.id,
    label: `${item.reference} · ${sentence(item, period(item.occurred))}`,
    what: t('goto.incident'),
    path: `incidents/${item.id}`,
  })),
  ...found.reports.map((item) => ({
    key: item.id,
    label: sentence(item, period(item.occurred)),
    what: t('goto.report'),
    path: `reports/${item.id}`,
  })),
  ...found.places.map(({ id, name }) => ({
    key: id,
    label: name,
    what: t('goto.place'),
    path: list,
    search: { q: name },
  })),
  ...found.people.map(({ id, name }) => ({
    key: id,
    label: name,
    what: t('goto.person'),
    path: list,
    search: { responsible: id },
  })),
  ...found.parties.map(({ id, name }) => ({
    key: id,
    label: name,
    what: t('goto.party'),
    path: list,
    search: { party: id },
  })),
];

/** @returns nothing where her roles open no records, and for fewer than two letters */
export function useFound(words: string): readonly Entry[] {
  const mission = useMission();
  const may = useMay();
  const q = useSettled(words.trim());
  const enabled = q.length >= 2 && (may('read_incidents') || may('read_reports'));
  const { data } = useQuery({
    queryKey: ['find', mission, q],
    queryFn: () => ask('mission.find', { mission, q }),
    enabled,
    placeholderData: keepPreviousData,
  });
  return enabled && data && words.trim().length >= 2
    ? entriesOf(data, may('read_incidents') ? 'incidents' : 'reports')
    : [];
}
