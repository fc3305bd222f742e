package pilotcity.portal.kernel.table.source.detection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.ReadingOptions;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableFormat;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.archive.ZipArchive;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;
import pilotcity.portal.kernel.table.source.bytes.TemporaryFile;

/** A table file with something that ends when it does: the archive around it, or a copy that it is read from. */
record OwnedTableFile(TableFile inner, Runnable release) implements TableFile {
    OwnedTableFile(TableFile inner, ZipArchive around) {
        this(inner, around::close);
    }

    interface Opener {
        Optional<TableFile> open(Path copy) throws IOException;
    }

    /** Opens a copy of {@code bytes}, which is gone as soon as it is not needed. */
    static Optional<TableFile> of(FileBytes bytes, Path beside, Opener opener) throws IOException {
        TemporaryFile copy = TemporaryFile.of(bytes, beside);
        boolean kept = false;
        try {
            Optional<TableFile> opened = opener.open(copy.path());
            kept = opened.isPresent();
            return opened.map(table -> new OwnedTableFile(table, copy::close));
        } finally {
            if (!kept) {
                copy.close();
            }
        }
    }

    @Override
    public TableFormat format() {
        return inner.format();
    }

    @Override
    public List<String> tables() {
        return inner.tables();
    }

    @Override
    public ReadingOptions detected(String table) {
        return inner.detected(table);
    }

    @Override
    public List<Label> notes() {
        return inner.notes();
    }

    @Override
    public TableReader read(String table, ReadingOptions options) {
        return inner.read(table, options);
    }

    @Override
    public void close() {
        try {
            inner.close();
        } finally {
            release.run();
        }
    }
}
