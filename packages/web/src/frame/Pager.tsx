import type { ReactNode } from 'react';
import { count, t } from './language.ts';

/** Under a list: how many of its items are shown, and more of them. @param onMore where the address says how many */
export const Pager = ({
  list,
  shown,
  onMore,
  more,
}: {
  list: { readonly hasNextPage: boolean; fetchNextPage(): unknown };
  shown: number;
  onMore?: () => void;
  /** What the button says, where more is not simply more of it. */
  more?: string;
}): ReactNode => (
  <p className="pager">
    {shown > 0 ? t('list.shown', { shown: count(shown) }) : ''}{' '}
    {list.hasNextPage ? (
      <button type="button" onClick={() => (onMore ? onMore() : void list.fetchNextPage())}>
        {more ?? t('list.more')}
      </button>
    ) : null}
  </p>
);
