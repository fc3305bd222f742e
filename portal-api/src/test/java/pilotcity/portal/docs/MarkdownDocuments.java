package pilotcity.portal.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import pilotcity.portal.TestPortal;

/** The texts of the repository. */
final class MarkdownDocuments {
    static final Path HOME = TestPortal.home();
    static final Path README = HOME.resolve("README.md");
    static final Path DECISIONS = HOME.resolve("docs/decisions");
    static final Path GUIDES = HOME.resolve("docs/guide");
    static final Path CHINESE = GUIDES.resolve("zh");

    private MarkdownDocuments() {}

    static List<Path> all() {
        return Stream.of(
                        Stream.of(
                                        "README.md",
                                        "ARCHITECTURE.md",
                                        "CONTRIBUTING.md",
                                        "NOTICE",
                                        "datasets/README.md",
                                        "docs/benchmark.md")
                                .map(HOME::resolve),
                        markdown(DECISIONS),
                        rooms(),
                        guides().stream(),
                        chineseGuides().stream())
                .flatMap(files -> files)
                .toList();
    }

    /** The READMEs beside the code. */
    private static Stream<Path> rooms() {
        return Stream.concat(
                Stream.of(HOME.resolve("indexer/README.md")), markdown(HOME.resolve("portal-api/src/main/java")));
    }

    /** The guides in English. */
    static List<Path> guides() {
        return markdown(GUIDES).filter(file -> !file.startsWith(CHINESE)).toList();
    }

    static List<Path> chineseGuides() {
        return markdown(CHINESE).toList();
    }

    private static Stream<Path> markdown(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
