import type { ReactNode } from 'react';
import { fileAddress } from '../frame/api.ts';
import { useSees } from '../frame/here.ts';
import { locale, t } from '../frame/language.ts';
import { MenuOf } from '../records/MenuOf.tsx';

/** What the list shows, as a file: the same filters, every page; with what was told where the reader may read it. */
export function ReportExport({
  mission,
  asked,
}: {
  mission: string;
  asked: Readonly<Record<string, string>>;
}): ReactNode {
  const sees = useSees();
  const address = (format: 'csv' | 'xlsx', told: boolean): string =>
    fileAddress('report.export', {
      mission,
      locale: locale(),
      ...(asked as object),
      format,
      ...(told ? { narrative: 'yes' as const } : {}),
    });
  return (
    <MenuOf label={t('reports.export')}>
      <a href={address('csv', false)} download>
        {t('reports.export.csv')}
      </a>
      <a href={address('xlsx', false)} download>
        {t('reports.export.xlsx')}
      </a>
      {sees('narrative') ? (
        <>
          <a href={address('csv', true)} download>
            {t('reports.export.csv.told')}
          </a>
          <a href={address('xlsx', true)} download>
            {t('reports.export.xlsx.told')}
          </a>
        </>
      ) : null}
    </MenuOf>
  );
}
