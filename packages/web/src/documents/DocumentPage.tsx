import { useQuery } from '@tanstack/react-query';
import { countedIn } from '@openmara/core/releases/counted-in-release';
import { directionOf } from '@openmara/core/language/languages';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { Apart } from '../frame/Apart.tsx';
import { type Answer, ask, fileAddress } from '../frame/api.ts';
import { useFocusAfterMoving } from '../frame/focus.ts';
import { moment, t, word } from '../frame/language.ts';
import { Help } from '../frame/Help.tsx';
import { NoSuchRecord } from '../frame/NotFound.tsx';
import { Skeleton } from '../frame/parts.tsx';
import { useMay } from '../frame/here.ts';
import { RecordsBehind } from '../analysis/RecordsBehind.tsx';
import { Comparing } from './Comparing.tsx';
import { DocumentBlocks } from './DocumentBlocks.tsx';
import { FORMATS } from './DocumentTable.tsx';
import { daysOf, type Figure, type Model } from './figure-words.ts';
import { FigureOrigin } from './FigureOrigin.tsx';
import { STATE } from './words.ts';
import './look.css';

/** Whose document it is, for whom, of which day: as on the first page of the PDF. */
function Masthead({ model }: { model: Model }): ReactNode {
  const { organization, body, symbol, distribution, date, original } = model.masthead;
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusAfterMoving(heading);
  return (
    <header className="masthead">
      <p className="house">
        <strong>{organization}</strong>
        <span dir="ltr">{symbol}</span>
      </p>
      <p className="for">
        <span>{body}</span>
        <span>
          {distribution}
          <br />
          {date}
          <br />
          {original}
        </span>
      </p>
      {model.marking ? <p className="marking">{model.marking}</p> : null}
      <h1 ref={heading} tabIndex={-1}>
        {model.title}
      </h1>
      <p>{model.subtitle}</p>
    </header>
  );
}

/** What has become of it, by whom, and its files. */
function Standing({
  mission,
  id,
  document: { state, composedBy, composedAt, clearedBy, clearedAt },
}: {
  mission: string;
  id: string;
  document: Answer<'document.get'>;
}): ReactNode {
  return (
    <div className="standing">
      <p>
        <span className="tag">{word(STATE, state)}</span>{' '}
        {t('documents.composed.by', { name: composedBy, moment: moment(composedAt) })}
        {clearedBy && clearedAt
          ? ` ${t('documents.cleared.by', { name: clearedBy, moment: moment(clearedAt) })}`
          : ''}
      </p>
      <Help />
      <p>
        {FORMATS.map((format) => (
          <a key={format} className="file" href={fileAddress('document.file', { mission, id, format })}>
            <Apart>{format.toUpperCase()}</Apart>
          </a>
        ))}
      </p>
    </div>
  );
}

/** The records behind a figure, for those whose role counts them and reads them; as the register stood at its moment. */
function Records({ figure }: { figure: Figure }): ReactNode {
  const may = useMay();
  const days = daysOf(figure);
  const behind = figure.of && days ? countedIn(figure.of, { ...days, asOf: figure.asOf }) : null;
  if (!behind || !figure.value || !may('count_records')) return null;
  if (!may(behind.list === 'reports' ? 'read_reports' : 'read_incidents')) return null;
  return (
    <p>
      <RecordsBehind {...behind}>{t('documents.figure.records')}</RecordsBehind>
    </p>
  );
}

/** A document read in the page, every figure of which says where it comes from; which one is open stands in the address. */
export function DocumentPage(): ReactNode {
  const { mission, id } = useParams({ from: '/m/$mission/documents/$id' });
  const { figure: open } = useSearch({ strict: false }) as { figure?: string };
  const navigate = useNavigate();
  const document = useQuery({
    queryKey: ['document', mission, id],
    queryFn: () => ask('document.get', { mission, id }),
  });
  if (document.isError)
    return (
      <NoSuchRecord
        error={document.error}
        title={t('documents.title')}
        list={{ path: 'documents', label: t('nav.documents') }}
      />
    );
  if (!document.data) return <Skeleton rows={14} />;
  const { model } = document.data;
  const figures = new Map(model.figures.map((figure) => [figure.id, figure]));
  const shown = open === undefined ? undefined : figures.get(open);
  const show = (figure: string | undefined): void =>
    void navigate({
      to: '/m/$mission/documents/$id',
      params: { mission, id },
      search: figure === undefined ? {} : { figure },
      replace: true,
      resetScroll: false,
    });
  const close = (): void => {
    show(undefined);
    if (open !== undefined) window.document.getElementById(open)?.focus({ preventScroll: true });
  };
  return (
    <>
      <Standing mission={mission} id={id} document={document.data} />
      <Comparing mission={mission} id={id} document={document.data} />
      <p className="quiet how">{t('documents.figure.how')}</p>
      <div className={shown ? 'sheet asked' : 'sheet'}>
        <article className="document" lang={model.locale} dir={directionOf(model.locale)}>
          <Masthead model={model} />
          <DocumentBlocks
            blocks={model.blocks}
            asking={{ figures, open, onAsk: (asked) => show(asked === open ? undefined : asked) }}
          />
        </article>
        {shown ? (
          <FigureOrigin figure={shown} onClose={close}>
            <Records figure={shown} />
          </FigureOrigin>
        ) : null}
      </div>
    </>
  );
}
