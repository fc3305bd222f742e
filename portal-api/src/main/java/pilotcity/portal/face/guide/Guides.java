package pilotcity.portal.face.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import pilotcity.portal.face.shared.page.Language;

/**
 * The guides for readers of one language, in the order in which the first one and those of folders name them. Those
 * that have no Chinese edition are there in English.
 */
public final class Guides {
    private static final String CHINESE = "zh";
    private static final String SUFFIX = ".md";

    private final Map<String, Guide> guides = new LinkedHashMap<>();
    private final GuideSearch search;

    private Guides(Map<String, Guide> all) throws IOException {
        Optional.ofNullable(all.get("")).ifPresent(first -> add(first, all));
        this.search = new GuideSearch(guides.values());
    }

    /**
     * Those in {@code folder}, where the Chinese edition is the folder {@code zh}; none when there is no such folder.
     */
    public static Guides read(Path folder, Language language) {
        try {
            Map<String, Guide> all = new TreeMap<>();
            for (Path file : files(folder, folder)) {
                add(folder, file, Language.EN, all);
            }
            if (language == Language.ZH) {
                for (Path file : files(folder, folder.resolve(CHINESE))) {
                    add(folder, file, Language.ZH, all);
                }
            }
            return new Guides(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, Path edition) throws IOException {
        if (!Files.isDirectory(edition)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(edition)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(folder::relativize)
                    .filter(file -> !edition.equals(folder) || !file.startsWith(CHINESE))
                    .toList();
        }
    }

    private static void add(Path folder, Path file, Language language, Map<String, Guide> all) throws IOException {
        String path = GuideLinks.path(file);
        all.put(path, GuideReader.read(language, path, file, Files.readString(folder.resolve(file))));
    }

    /** Adds {@code first} and what it names; a guide of a folder is followed by those of its own. */
    private void add(Guide first, Map<String, Guide> all) {
        guides.put(first.path(), first);
        for (String path : first.links()) {
            Guide named = all.get(path);
            if (named == null || guides.containsKey(path)) {
                continue;
            }
            if (all.keySet().stream().anyMatch(other -> other.startsWith(path + "/"))) {
                add(named, all);
            } else {
                guides.put(path, named);
            }
        }
    }

    public Optional<Guide> find(String path) {
        return Optional.ofNullable(guides.get(path));
    }

    public Collection<Guide> list() {
        return List.copyOf(guides.values());
    }

    /** Sections with all of {@code words}, best first. */
    GuideSearch.Found search(String words) {
        return search.find(words);
    }
}
