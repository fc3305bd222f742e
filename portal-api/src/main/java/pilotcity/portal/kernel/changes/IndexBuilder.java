package pilotcity.portal.kernel.changes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.Index;
import pilotcity.portal.Feature;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Db;
import pilotcity.portal.kernel.files.FolderTree;

/**
 * Opens this node's index, or builds it from the tables. Each build has a folder of its own; the file {@code current}
 * names the one in use and is replaced in one step, so that a build that is cut off leaves the old index as it was.
 */
public final class IndexBuilder {
    private static final String CURRENT = "current";
    private static final int PAGE = 5_000;

    private final Db db;
    private final Kinds kinds;
    private final Documents documents;
    private final Path folder;

    public IndexBuilder(Db db, Kinds kinds, Collection<Feature<?>> features, Path folder) {
        this.db = db;
        this.kinds = kinds;
        this.documents = new Documents(features);
        this.folder = folder;
    }

    Documents documents() {
        return documents;
    }

    /** The index in use where there is a sound one of this database, else a new one. */
    public Index open(LongConsumer progress) {
        Optional<Index> current = findCurrent();
        if (current.isPresent()) {
            if (continues(current.get())) {
                return current.get();
            }
            current.get().close();
        }
        return build(progress);
    }

    /** The index in use where there is a sound one, of whatever database; this asks none. */
    public Optional<Index> findCurrent() {
        try {
            Files.createDirectories(folder);
            Path pointer = folder.resolve(CURRENT);
            if (!Files.exists(pointer)) {
                return Optional.empty();
            }
            Index index = Index.open(folder.resolve(Files.readString(pointer).strip()), kinds);
            if (Checkpoint.find(index).isPresent()) {
                return Optional.of(index);
            }
            index.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The identity of the database that {@code index} was made from. */
    public static String database(Index index) {
        return Checkpoint.read(index).database();
    }

    /** Whether {@code index} is of this database, and of no later state of it. */
    public boolean continues(Index index) {
        String database = Await.get(ChangeLog.identity(db.client()));
        Snapshot now = Await.get(ChangeLog.now(db.client()));
        return Checkpoint.find(index)
                .filter(checkpoint -> checkpoint.database().equals(database))
                .filter(checkpoint -> checkpoint.snapshot().xmax() <= now.xmax())
                .isPresent();
    }

    /**
     * Builds a new index beside the one in use and makes it the one to open next.
     *
     * @param progress is told how many documents have been read
     */
    public Index build(LongConsumer progress) {
        Path next = folder.resolve("build-" + System.currentTimeMillis());
        Index index = Index.open(next, kinds);
        Checkpoint start =
                new Checkpoint(Await.get(ChangeLog.identity(db.client())), Await.get(ChangeLog.now(db.client())));
        long[] read = {0};
        documents.scan(db.client(), PAGE, page -> {
            index.addNew(page);
            read[0] += page.size();
            progress.accept(read[0]);
        });
        index.compact();
        index.apply(List.of(), Map.of(), start.map());
        index.refresh();
        index.commit();
        use(next);
        return index;
    }

    private void use(Path build) {
        try {
            Path written = Files.writeString(
                    folder.resolve(CURRENT + ".new"), build.getFileName().toString());
            Files.move(
                    written,
                    folder.resolve(CURRENT),
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes every build but the one in use; call it when no other is open. */
    public void sweep() {
        try (Stream<Path> builds = Files.list(folder)) {
            String current = Files.readString(folder.resolve(CURRENT)).strip();
            builds.filter(Files::isDirectory)
                    .filter(build -> !build.getFileName().toString().equals(current))
                    .forEach(IndexBuilder::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path tree) {
        try {
            FolderTree.delete(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
