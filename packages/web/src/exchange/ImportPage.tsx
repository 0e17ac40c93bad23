import { type ReactNode, useState } from 'react';
import { useMission } from '../frame/here.ts';
import { t } from '../frame/language.ts';
import { useDemonstration } from '../frame/RealMark.tsx';
import { Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { EarlierImports } from './EarlierImports.tsx';
import { FirstRows } from './FirstRows.tsx';
import { Identities } from './Identities.tsx';
import { MappingTable } from './MappingTable.tsx';
import { Outcome } from './Outcome.tsx';
import { Questions } from './Questions.tsx';
import { useImport } from './use-import.ts';

function FileChoice({ onChoose }: { onChoose: (file: File) => void }): ReactNode {
  return (
    <label className="drop">
      {t('import.choose')}
      <input
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.jsonl"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          // The same file may be chosen again, which a browser says only of an empty choice.
          event.target.value = '';
          if (chosen) onChoose(chosen);
        }}
      />
      <small>{t('import.kinds')}</small>
    </label>
  );
}

/** A file of reports: what would happen with it, then doing it; below, what was imported before. */
export function ImportPage(): ReactNode {
  const mission = useMission();
  const demonstration = useDemonstration();
  const [name, setName] = useState('');
  const { looked, look, begin } = useImport(mission, name, () => setName(''));
  return (
    <>
      <Heading title={t('nav.import')} context={t('import.context')} />
      {demonstration ? <p className="problem">{t('import.demonstration')}</p> : null}
      <FileChoice onChoose={look.mutate} />
      {look.isPending ? <Skeleton rows={4} /> : null}
      <ProblemNote error={look.error ?? begin.error} />
      {looked ? (
        <section aria-live="polite">
          <h2>{t('import.mapping')}</h2>
          <p className="quiet">{t('import.mapping.how')}</p>
          <MappingTable preview={looked.preview} onChange={(columns) => look.mutate({ columns })} />
          <FirstRows rows={looked.preview.first} />
          <h2>{t('import.preview', { file: looked.fileName })}</h2>
          <Questions questions={looked.preview.questions} onAnswer={(answers) => look.mutate({ answers })} />
          <Identities
            columns={looked.preview.identities}
            onSay={(notIdentities) => look.mutate({ answers: { notIdentities } })}
          />
          <Outcome preview={looked.preview} />
          <div className="filters">
            <label>
              {t('import.savename')}
              <input value={name} onChange={(event) => setName(event.target.value)} />
            </label>
            <button
              type="button"
              disabled={begin.isPending || looked.preview.questions.length > 0}
              onClick={() => begin.mutate(looked)}
            >
              {t('import.begin', { n: looked.preview.created + looked.preview.updated })}
            </button>
          </div>
        </section>
      ) : null}
      <h2>{t('import.earlier')}</h2>
      <EarlierImports mission={mission} />
    </>
  );
}
