import type { ReactNode } from 'react';
import { useMission } from './here.ts';
import { t } from './language.ts';
import { useMissions } from './Side.tsx';

/** Whether the mission is a demonstration workspace. */
export function useDemonstration(): boolean {
  const mission = useMission();
  return useMissions().find((item) => item.code === mission)?.synthetic ?? false;
}

/** Marks a record that is real in a demonstration workspace; nothing elsewhere, where all of them are. */
export function RealMark({ synthetic }: { synthetic: boolean }): ReactNode {
  const demonstration = useDemonstration();
  return demonstration && !synthetic ? <strong className="ribbon">{t('real')}</strong> : null;
}
