package pilotcity.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pilotcity.portal.kernel.config.ConfigException;
import pilotcity.portal.kernel.db.embedded.EmbeddedDatabase;
import pilotcity.portal.kernel.files.FolderTree;
import pilotcity.portal.kernel.files.OwnerOnlyFiles;

/**
 * The folders that a restore replaces. A marker file is written before anything is moved, so that an interrupted
 * restore can be undone by the next process that opens the data folder.
 */
final class ReplacedFolders {
    static final String DATABASE = "postgresql";

    /** What a restore puts into the data folder, or makes of no use there. */
    private static final List<String> REPLACED = List.of(DATABASE, "keys", "index", "files");

    private static final String NOTE = "restore.unfinished";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private ReplacedFolders() {}

    static String now() {
        return STAMP.format(ZonedDateTime.now(ZoneOffset.UTC));
    }

    /** @return the folder that holds what there was, or empty when there was nothing */
    static Optional<Path> begin(Path data, boolean replace) throws IOException {
        List<String> there = REPLACED.stream()
                .filter(name -> Files.exists(data.resolve(name)))
                .toList();
        if (!there.isEmpty() && !replace) {
            throw new ConfigException(data + " is not empty; with --replace what is there is set aside");
        }
        Path aside = data.resolve("before-restore-" + now());
        List<String> note = new ArrayList<>(there);
        note.addFirst(aside.getFileName().toString());
        OwnerOnlyFiles.write(data.resolve(NOTE), String.join("\n", note));
        if (there.isEmpty()) {
            return Optional.empty();
        }
        OwnerOnlyFiles.folder(aside);
        for (String name : there) {
            Files.move(data.resolve(name), aside.resolve(name));
        }
        return Optional.of(aside);
    }

    /** The restore is whole. */
    static void end(Path data) throws IOException {
        Files.delete(data.resolve(NOTE));
    }

    /**
     * Puts back what an interrupted restore had moved away, and deletes what it made. Safe to interrupt as well.
     *
     * @return whether there was one
     */
    static boolean undo(Path data) throws IOException {
        Path note = data.resolve(NOTE);
        if (!Files.exists(note)) {
            return false;
        }
        List<String> there = Files.readAllLines(note);
        Path aside = data.resolve(there.removeFirst());
        EmbeddedDatabase.stopLeftOver(data.resolve(DATABASE));
        for (String name : REPLACED) {
            boolean moved = Files.exists(aside.resolve(name));
            if (moved || !there.contains(name)) {
                FolderTree.delete(data.resolve(name));
            }
            if (moved) {
                Files.move(aside.resolve(name), data.resolve(name));
            }
        }
        Files.deleteIfExists(aside);
        Files.delete(note);
        return true;
    }
}
