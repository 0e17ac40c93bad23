/** Files in and out: uploads, dry runs, imports, mappings, refused rows. */
import { defineArea } from '../area.ts';
import { applyImport } from './apply-import.ts';
import { correctRow } from './correct-row.ts';
import { deleteLeftOvers } from './delete-left-overs.ts';
import { discardUpload } from './discard-upload.ts';
import { importJob } from './import-job.ts';
import { deleteMapping } from './delete-mapping.ts';
import { listImports } from './list-imports.ts';
import { listMappings } from './list-mappings.ts';
import { previewImport } from './preview-import.ts';
import { listRefusals } from './list-refusals.ts';
import { refusedRows } from './refused-rows.ts';
import { renameMapping } from './rename-mapping.ts';
import { saveMapping } from './save-mapping.ts';
import { settleImports } from './settle-imports.ts';
import { startImport } from './start-import.ts';
import { undoImport } from './undo-import.ts';
import { uploadFile } from './upload-file.ts';
import { waitingImports } from './waiting-imports.ts';

export const exchange = defineArea({
  name: 'exchange',
  operations: [
    uploadFile,
    discardUpload,
    previewImport,
    startImport,
    applyImport,
    undoImport,
    listImports,
    listRefusals,
    refusedRows,
    correctRow,
    listMappings,
    saveMapping,
    renameMapping,
    deleteMapping,
  ],
  jobs: [importJob, settleImports, deleteLeftOvers],
  waits: waitingImports,
});
