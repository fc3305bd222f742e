package pilotcity.portal.kernel.filestore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.files.FileStoreException;

/**
 * Copies of files on this machine, for engines that read files. Whoever asks for one that another thread is fetching
 * waits for it; those that nobody uses are deleted, the longest unused first, while there are more bytes than allowed.
 */
final class LocalFileCache {
    private static final Logger LOG = LoggerFactory.getLogger(LocalFileCache.class);

    private final Path folder;
    private final long most;
    private final Function<String, InputStream> source;

    /** Guarded by this. */
    private final Map<String, Integer> used = new HashMap<>();

    /** Guarded by this. */
    private final Map<String, CompletableFuture<Path>> fetching = new HashMap<>();

    /** @param most bytes of files that nobody uses */
    LocalFileCache(Path folder, long most, Function<String, InputStream> source) throws IOException {
        this.folder = folder;
        this.most = most;
        this.source = source;
        IncomingFile.sweep(folder);
    }

    LocalFile open(String sha256) {
        Path path = folder.resolve(sha256);
        CompletableFuture<Path> fetch;
        boolean mine = false;
        synchronized (this) {
            used.merge(sha256, 1, Integer::sum);
            CompletableFuture<Path> running = fetching.get(sha256);
            if (running == null && !Files.exists(path)) {
                running = new CompletableFuture<>();
                fetching.put(sha256, running);
                mine = true;
            }
            fetch = running == null ? CompletableFuture.completedFuture(path) : running;
        }
        if (mine) {
            fetch(sha256, path, fetch);
        }
        AtomicBoolean open = new AtomicBoolean(true);
        Runnable release = () -> {
            if (open.getAndSet(false)) {
                release(sha256);
            }
        };
        try {
            return new LocalFile(fetch.join(), release);
        } catch (CompletionException e) {
            release.run();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new FileStoreException(sha256 + " cannot be fetched: " + cause.getMessage(), cause);
        }
    }

    private void fetch(String sha256, Path path, CompletableFuture<Path> done) {
        try (InputStream in = source.apply(sha256);
                IncomingFile file = IncomingFile.read(in, folder)) {
            if (!file.stored().sha256().equals(sha256)) {
                throw new FileStoreException(sha256 + " is " + file.stored().sha256() + " when it is read", null);
            }
            Files.move(file.path(), path, StandardCopyOption.ATOMIC_MOVE);
            done.complete(path);
        } catch (IOException | RuntimeException e) {
            done.completeExceptionally(e);
        } finally {
            synchronized (this) {
                fetching.remove(sha256);
            }
        }
    }

    private synchronized void release(String sha256) {
        if (used.merge(sha256, -1, Integer::sum) == 0) {
            used.remove(sha256);
            try {
                Path path = folder.resolve(sha256);
                if (Files.exists(path)) {
                    Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
                }
                evict();
            } catch (IOException e) {
                LOG.warn("copies of files in {} cannot be cleared away", folder, e);
            }
        }
    }

    /** A copy with its length and when it was used last. */
    private record Copy(Path path, long bytes, FileTime last) {}

    private void evict() throws IOException {
        List<Copy> copies = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (ContentName.isSha256(file.getFileName().toString())) {
                    copies.add(new Copy(file, Files.size(file), Files.getLastModifiedTime(file)));
                }
            }
        }
        copies.sort(Comparator.comparing(Copy::last));
        long bytes = copies.stream().mapToLong(Copy::bytes).sum();
        for (Copy copy : copies) {
            if (bytes <= most) {
                return;
            }
            if (!used.containsKey(copy.path().getFileName().toString())) {
                Files.deleteIfExists(copy.path());
                bytes -= copy.bytes();
            }
        }
    }
}
