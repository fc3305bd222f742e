package pilotcity.portal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.command.LearnRunner;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.DatabaseLock;
import pilotcity.portal.kernel.learning.LearnedModel;
import pilotcity.portal.kernel.suggestion.CurrentModel;
import pilotcity.portal.kernel.suggestion.CurrentModel.VersionedModel;
import pilotcity.portal.model.ModelStore;

/**
 * The model that a node reads words with: the one that the database says is in use, with a copy in {@code data/models}
 * for a start without the database. Where the categories have changed since it was learnt, one node learns anew.
 */
final class NodeModels implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeModels.class);
    private static final String KIND = "model";
    private static final String LOCK = "learn";
    private static final String LAST = "in-use";
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final ModelStore store;
    private final Database database;
    private final Path folder;
    private final CurrentModel current = new CurrentModel();
    private final LearnRunner learning;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            work -> Thread.ofPlatform().name("models").daemon().priority(Thread.MIN_PRIORITY).unstarted(work));

    NodeModels(Database database, Path data) {
        this.database = database;
        this.store = new ModelStore(database);
        this.folder = data.resolve("models");
        this.learning = new LearnRunner(database, store);
    }

    CurrentModel current() {
        return current;
    }

    LearnRunner learning() {
        return learning;
    }

    /** What was in use when this node ran last, where the database is still to come. */
    void readLast() {
        try {
            Path last = folder.resolve(LAST);
            if (Files.exists(last)) {
                String version = Files.readString(last).strip();
                use(version, Files.readAllBytes(file(version)));
            }
        } catch (IOException e) {
            LOG.warn("the model that was in use last cannot be read: {}", e.getMessage());
        }
    }

    /** Takes what is in use, then learns where that is needed; both beside the requests. */
    void start() {
        thread.execute(() -> {
            refresh();
            learnWhereNeeded();
        });
    }

    /** Called on the feed's thread. */
    void changed(Set<String> kinds) {
        if (kinds.contains(KIND)) {
            thread.execute(this::refresh);
        }
    }

    private void refresh() {
        try {
            Optional<String> wanted = Await.get(store.inUse());
            if (wanted.isPresent() && !wanted.equals(current.find().map(VersionedModel::version))) {
                String version = wanted.get();
                byte[] content = Files.exists(file(version))
                        ? Files.readAllBytes(file(version))
                        : Await.get(store.get(version)).content().getBytes();
                use(version, content);
                keep(version, content);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the model in use cannot be taken; the one before goes on: {}", e.getMessage());
        }
    }

    private void use(String version, byte[] content) throws IOException {
        current.use(new VersionedModel(version, LearnedModel.read(new ByteArrayInputStream(content))));
        LOG.info("words are read by {}", version);
    }

    private void keep(String version, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve(version + ".part");
        Files.write(part, content);
        Files.move(part, file(version), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(folder.resolve(LAST), version);
    }

    private Path file(String version) {
        return folder.resolve(version + ".model");
    }

    private void learnWhereNeeded() {
        try {
            if (learning.isNeeded()) {
                Optional<DatabaseLock> lock = database.tryLock(LOCK);
                if (lock.isPresent()) {
                    try (DatabaseLock _ = lock.get()) {
                        learning.learn(LearnRunner.Order.AUTOMATIC, line -> LOG.info("{}", line));
                    }
                }
                refresh();
            }
        } catch (RuntimeException e) {
            LOG.warn("no model could be learnt; suggestions go on as they were: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(CLOSE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("learning goes on until the process ends");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
