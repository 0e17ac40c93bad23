import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../frame/api.ts';
import { useMay, useMission } from '../frame/here.ts';
import { t, word } from '../frame/language.ts';
import { firstStepsFor } from './first-steps.ts';
import { FIRST_STEP } from './words.ts';
import './look.css';

/** Whether there is nothing yet of what the reader would see in the mission; false until that is known. Who keeps the house sees nothing ever. */
function useNothingYet(mission: string): boolean {
  const may = useMay();
  const [reports, documents, releases] = [may('read_reports'), may('read_documents'), may('read_releases')];
  const report = useQuery({
    queryKey: ['first-report', mission],
    queryFn: () => ask('report.list', { mission, limit: 1 }),
    enabled: reports,
  });
  const document = useQuery({
    queryKey: ['documents', mission],
    queryFn: () => ask('document.list', { mission }),
    enabled: documents,
  });
  const release = useQuery({
    queryKey: ['releases', mission],
    queryFn: () => ask('release.list', { mission }),
    enabled: releases,
  });
  const asked = [
    ...(reports ? [report.data?.items] : []),
    ...(documents ? [document.data?.items] : []),
    ...(releases ? [release.data?.releases] : []),
  ];
  return asked.every((items) => items?.length === 0);
}

/** Where to begin in a mission that is still empty: ways that the reader's roles open. */
export function FirstSteps(): ReactNode {
  const mission = useMission();
  const may = useMay();
  if (!useNothingYet(mission)) return null;
  return (
    <section className="first-steps" aria-labelledby="first-steps">
      <h2 id="first-steps">{t('first.title')}</h2>
      <p className="quiet">{t('first.context')}</p>
      <ol>
        {firstStepsFor(may).map(({ code, path, search }) => (
          <li key={code}>
            {/* first-steps.test.ts holds the paths to the pages, where the compiler cannot */}
            <Link to={`/m/${mission}/${path}` as string} search={search ?? {}}>
              {word(FIRST_STEP, code)}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
