package pilotcity.portal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What is tested, as it is now: what was made of it is good until that changes. */
final class BuildState {
    /** The classes and libraries of the portal, in the order of the class path. */
    static final List<Path> CLASS_PATH = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(entry -> Files.exists(entry) && !entry.endsWith("test-classes"))
            .toList();

    /** A name for the state of classes, libraries and bundled data sets. */
    static final String MARK = Integer.toHexString(CLASS_PATH.hashCode())
            + '-'
            + Stream.concat(CLASS_PATH.stream(), Stream.of(TestPortal.home().resolve("datasets")))
                    .mapToLong(BuildState::newest)
                    .max()
                    .orElseThrow();

    private BuildState() {}

    private static long newest(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.mapToLong(file -> file.toFile().lastModified()).max().orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
