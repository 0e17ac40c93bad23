import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Dimension, Unit } from '@openmara/core/analysis/dimensions';
import { useMission } from '../frame/here.ts';

/** What a table counts and by what; it stands in the address, so that a link gives the same table. */
export interface TableChoice {
  readonly unit: Unit;
  readonly rows: Dimension;
  readonly columns: Dimension;
  readonly basis: 'occurred' | 'decided';
  /** A quarter, `2016-Q3`; empty for all that there is. */
  readonly period: string;
}
const FIRST: TableChoice = {
  unit: 'incidents',
  rows: 'form',
  columns: 'year',
  basis: 'occurred',
  period: '',
};

/** The choice of the address, and how to change it. What the address says wrongly is refused by the server, in words. */
export function useTableChoice(): [TableChoice, (change: Partial<TableChoice>) => void] {
  const mission = useMission();
  const search = useSearch({ strict: false }) as Partial<TableChoice>;
  const navigate = useNavigate();
  const change = (part: Partial<TableChoice>): void => {
    const next = Object.entries({ ...search, ...part }).filter(([, value]) => value);
    void navigate({
      to: '/m/$mission/tables',
      params: { mission },
      search: Object.fromEntries(next),
      replace: true,
    });
  };
  return [{ ...FIRST, ...search }, change];
}
