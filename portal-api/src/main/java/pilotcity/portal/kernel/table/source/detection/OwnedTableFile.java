package pilotcity.portal.kernel.table.source.detection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.archive.ZipArchive;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;
import pilotcity.portal.kernel.table.source.bytes.TemporaryFile;

/** A table file with something that ends when it does: the archive around it, or a copy that it is read from. */
record OwnedTableFile(TableFile inner, Runnable release) implements WrappedTableFile {
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
    public void close() {
        try {
            inner.close();
        } finally {
            release.run();
        }
    }
}
