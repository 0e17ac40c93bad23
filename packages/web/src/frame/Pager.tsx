import type { ReactNode } from 'react';
import { count, t } from './language.ts';

/** Under a list: how many of its items are shown, and more of them. */
export const Pager = ({
  list,
  shown,
}: {
  list: { readonly hasNextPage: boolean; fetchNextPage(): unknown };
  shown: number;
}): ReactNode => (
  <p className="pager">
    {shown > 0 ? t('list.shown', { shown: count(shown) }) : ''}{' '}
    {list.hasNextPage ? (
      <button type="button" onClick={() => void list.fetchNextPage()}>
        {t('list.more')}
      </button>
    ) : null}
  </p>
);
