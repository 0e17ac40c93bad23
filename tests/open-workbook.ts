/** What stands in a workbook that the house wrote, for tests. */
import yauzl from 'yauzl';

/** The parts of a workbook by their names, as text. */
export const openWorkbook = (bytes: Uint8Array): Promise<Map<string, string>> =>
  new Promise((done, failed) => {
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return failed(error);
      const parts = new Map<string, string>();
      zip.on('end', () => done(parts));
      zip.on('entry', (entry: yauzl.Entry) =>
        zip.openReadStream(entry, (fault, stream) => {
          if (fault) return failed(fault);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
            zip.readEntry();
          });
        }),
      );
      zip.readEntry();
    });
  });
