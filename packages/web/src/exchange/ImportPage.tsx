import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Answer, ask } from '../frame/api.ts';
import { useMission } from '../frame/here.ts';
import { t } from '../frame/language.ts';
import { useDemonstration } from '../frame/RealMark.tsx';
import { Heading, ProblemNote, Skeleton } from '../frame/parts.tsx';
import { EarlierImports } from './EarlierImports.tsx';
import { FirstRows } from './FirstRows.tsx';
import { Identities } from './Identities.tsx';
import { MappingTable } from './MappingTable.tsx';
import { Outcome } from './Outcome.tsx';
import { ReadAs } from './ReadAs.tsx';
import { SavedMappings } from './SavedMappings.tsx';
import { Questions } from './Questions.tsx';
import { useImport } from './use-import.ts';
import './look.css';

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

/** The way from a look to an import: keeping the mapping, and beginning. */
function Begin({ importing }: { importing: Importing }): ReactNode {
  const { looked, stale, begin, name, rename } = importing;
  if (!looked) return null;
  const { created, updated, questions } = looked.preview;
  return (
    <div className="filters">
      <label>
        {t('import.savename')}
        <input value={name} maxLength={80} onChange={(event) => rename(event.target.value)} />
      </label>
      <button
        type="button"
        disabled={begin.isPending || stale || questions.length > 0}
        onClick={() => begin.mutate(looked)}
      >
        {t('import.begin', { n: created + updated })}
      </button>
    </div>
  );
}
type Importing = ReturnType<typeof useImport>;

interface Looking {
  readonly importing: Importing;
  readonly saved: Answer<'import.mappings'>['items'];
  readonly children: ReactNode;
}
/** What a file that was looked at would bring: what its columns mean above what would happen. */
function Look({ importing, saved, children }: Looking): ReactNode {
  const { work, looked, stale, correct, answer, readBy } = importing;
  if (!looked) return null;
  const { preview } = looked;
  return (
    <section>
      <h2>{t('import.mapping')}</h2>
      <ReadAs recalled={work?.recalled ?? null} saved={saved} onChoose={readBy} />
      {work?.recalled ? null : <p className="quiet">{t('import.mapping.how')}</p>}
      <MappingTable preview={preview} mapping={work?.mapping ?? preview.mapping} onCorrect={correct} />
      <p className="again" role="status">
        {stale ? t('import.again') : null}
      </p>
      <div className={stale ? 'stale' : undefined}>
        <FirstRows rows={preview.first} />
        <h2>{t('import.preview', { file: looked.work.fileName })}</h2>
        <Questions questions={preview.questions} answers={looked.work.answers} onAnswer={answer} />
        <Identities columns={preview.identities} onSay={(notIdentities) => answer({ notIdentities })} />
        <Outcome preview={preview} />
        {children}
      </div>
    </section>
  );
}

/** A file of reports: what would happen with it, then doing it; below, what was imported before. */
export function ImportPage(): ReactNode {
  const mission = useMission();
  const demonstration = useDemonstration();
  const importing = useImport(mission);
  const mappings = useQuery({
    queryKey: ['mappings', mission],
    queryFn: () => ask('import.mappings', { mission }),
  });
  const saved = mappings.data?.items ?? [];
  return (
    <>
      <Heading title={t('nav.import')} context={t('import.context')} />
      {demonstration ? <p className="problem">{t('import.demonstration')}</p> : null}
      <FileChoice onChoose={importing.bring} />
      {importing.bringing ? <Skeleton rows={4} /> : null}
      <ProblemNote error={importing.error} />
      <Look importing={importing} saved={saved}>
        <Begin importing={importing} />
      </Look>
      <h2>{t('import.earlier')}</h2>
      <EarlierImports mission={mission} />
      <h2>{t('import.mappings')}</h2>
      <SavedMappings mission={mission} items={saved} />
    </>
  );
}
