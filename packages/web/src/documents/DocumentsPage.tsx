import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  directionOf,
  FIRST_LOCALE,
  isLocale,
  LANGUAGES,
  type Locale,
} from '@openmara/core/language/languages';
import type { FormEvent, ReactNode } from 'react';
import { ask, command, fileAddress } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { locale, moment, t, word } from '../frame/language.ts';
import { Empty, Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { STATE } from './words.ts';

const localeOf = (form: FormData): Locale => {
  const chosen = String(form.get('locale'));
  return isLocale(chosen) ? chosen : FIRST_LOCALE;
};

export function DocumentsPage(): ReactNode {
  const mission = useMission();
  const client = useQueryClient();
  const list = useQuery({
    queryKey: ['documents', mission],
    queryFn: () => ask('document.list', { mission }),
  });
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: ['documents', mission] });
  const compose = useMutation({
    mutationFn: (form: FormData) =>
      command('document.compose-quarterly', {
        mission,
        period: String(form.get('period')),
        locale: localeOf(form),
      }),
    onSuccess: again,
  });
  const clear = useMutation({
    mutationFn: (id: string) => command('document.clear', { mission, id }),
    onSuccess: again,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    compose.mutate(new FormData(event.currentTarget));
  };
  const quarters = Array.from(
    { length: 12 },
    (_, i) => `${2016 - Math.floor((i + 1) / 4)}-Q${4 - ((i + 1) % 4)}`,
  );
  return (
    <>
      <Heading title={t('nav.documents')} context={t('documents.context')} />
      <form className="filters" onSubmit={submit}>
        <label>
          {t('period')}
          <input name="period" required pattern="\d{4}-Q[1-4]" defaultValue="2016-Q3" list="quarters" />
          <datalist id="quarters">
            {quarters.map((q) => (
              <option key={q} value={q} />
            ))}
          </datalist>
        </label>
        <label>
          {t('language')}
          <select name="locale" defaultValue={locale()}>
            {LANGUAGES.map(({ code, name }) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" disabled={compose.isPending}>
          {compose.isPending ? t('working') : t('documents.compose')}
        </button>
      </form>
      <ProblemNote error={compose.error ?? clear.error ?? list.error} />
      {list.isPending ? (
        <Skeleton />
      ) : (list.data?.items ?? []).length === 0 ? (
        <Empty title={t('documents.empty')}>{t('documents.empty.how')}</Empty>
      ) : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('documents.title')}</th>
              <th scope="col">{t('period')}</th>
              <th scope="col">{t('documents.asof')}</th>
              <th scope="col">{t('column.state')}</th>
              <th scope="col">{t('documents.files')}</th>
            </tr>
          </thead>
          <tbody>
            {(list.data?.items ?? []).map((item) => (
              <tr key={item.id}>
                <td lang={item.locale} dir={directionOf(item.locale)}>
                  {item.title}
                  <br />
                  <small>{item.composedBy}</small>
                </td>
                <td>{item.period}</td>
                <td>{moment(item.asOf)}</td>
                <td>
                  {word(STATE, item.state)}{' '}
                  {item.state === 'draft' ? (
                    <button type="button" className="quiet-button" onClick={() => clear.mutate(item.id)}>
                      {t('documents.clear')}
                    </button>
                  ) : null}
                </td>
                <td>
                  {(['pdf', 'docx', 'html', 'json'] as const).map((format) => (
                    <a
                      key={format}
                      className="file"
                      href={fileAddress('document.file', { mission, id: item.id, format })}
                    >
                      {format.toUpperCase()}
                    </a>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
