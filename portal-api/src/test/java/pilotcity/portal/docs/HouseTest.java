package pilotcity.portal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files and methods that fit on a screen. */
class HouseTest {
    private static final int FILE = 300;
    private static final int METHOD = 40;
    private static final int FOLDER = 18;

    /** The description of a kind is one list of fields, long because the kind has many and not hard to read for it. */
    private static final Pattern LIST_OF_FIELDS = Pattern.compile("(?:[A-Z][a-z]+|ServiceRequest)Kind\\.java");

    private static final Pattern TYPE = Pattern.compile("\\b(class|record|interface|enum) [A-Z]");

    @Test
    void noSourceFileIsLongerThanThreeHundredLines() throws IOException {
        for (Path file : sources()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(FILE);
        }
    }

    @Test
    void noMethodIsLongerThanFortyLines() throws IOException {
        for (Path file : sources()) {
            assertThat(longMethods(Files.readAllLines(file)))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void noFolderHoldsMoreThanEighteenFilesAndEachSaysWhatItIs() throws IOException {
        Map<Path, List<Path>> folders = sources(file -> true).stream().collect(Collectors.groupingBy(Path::getParent));
        folders.forEach((folder, files) -> assertThat(files)
                .as(folder.toString())
                .hasSizeLessThanOrEqualTo(FOLDER)
                .contains(folder.resolve("package-info.java")));
    }

    /**
     * The formatter's indentation tells where a method begins and ends: at the last line before, indented like its end.
     */
    private static List<String> longMethods(List<String> lines) {
        List<String> found = new ArrayList<>();
        for (int end = 0; end < lines.size(); end++) {
            String last = lines.get(end);
            if (last.isBlank() || !last.strip().equals("}") || last.equals("}")) {
                continue;
            }
            Pattern first = Pattern.compile(last.substring(0, last.length() - 1) + "[^ *@/].*");
            int start = end - 1;
            while (!first.matcher(lines.get(start)).matches()) {
                start--;
            }
            if (end - start >= METHOD && !TYPE.matcher(lines.get(start)).find()) {
                found.add(lines.get(start) + " " + (end - start + 1) + " lines");
            }
        }
        return found;
    }

    private static List<Path> sources() throws IOException {
        return sources(
                file -> !LIST_OF_FIELDS.matcher(file.getFileName().toString()).matches());
    }

    private static List<Path> sources(Predicate<Path> wanted) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("indexer", "portal-api")) {
            try (Stream<Path> files =
                    Files.walk(MarkdownDocuments.HOME.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(wanted)
                        .forEach(sources::add);
            }
        }
        assertThat(sources).hasSizeGreaterThan(100);
        return sources;
    }
}
