import type { ReactNode } from 'react';
import { t } from '../frame/language.ts';
import { MenuOf } from '../records/MenuOf.tsx';
import '../records/look.css';

/** What stands on the page as a file for a spreadsheet. */
export const TableFiles = ({ addressOf }: { addressOf: (format: 'xlsx' | 'csv') => string }): ReactNode => (
  <MenuOf label={t('tables.export')}>
    {(['xlsx', 'csv'] as const).map((format) => (
      <a key={format} href={addressOf(format)} download>
        {format.toUpperCase()}
      </a>
    ))}
  </MenuOf>
);
