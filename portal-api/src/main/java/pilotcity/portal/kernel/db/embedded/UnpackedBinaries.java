package pilotcity.portal.kernel.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import pilotcity.portal.kernel.files.FolderTree;

/** The programs of PostgreSQL, which the library unpacks into a folder at the first start. */
final class UnpackedBinaries {
    /** The library makes it when all is unpacked. */
    private static final String WHOLE = ".exists";

    private UnpackedBinaries() {}

    /** A start that was killed leaves a part of them, over which the library does not unpack. */
    static void forgetPart(Path binaries) throws IOException {
        if (!Files.isDirectory(binaries)) {
            return;
        }
        List<Path> unpacked;
        try (Stream<Path> folders = Files.list(binaries)) {
            unpacked = folders.filter(Files::isDirectory).toList();
        }
        for (Path folder : unpacked) {
            if (!Files.exists(folder.resolve(WHOLE))) {
                FolderTree.delete(folder);
            }
        }
    }
}
