package pilotcity.portal.face.guide;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import pilotcity.index.Index;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.kind.TextRole;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.kernel.encoding.HtmlEscaping;

/**
 * Finds sections of guides by words, in an index of its own, so that words are found here as they are everywhere else.
 */
final class GuideSearch {
    private static final int MOST = 30;
    private static final int EXCERPT = 200;

    private static final Kind<Entry> SECTION = Kind.of("section", "sections", Entry.class)
            .id(Entry::id)
            .text("title", entry -> entry.section().title(), field -> field.searched(TextRole.NAME))
            .text("guide", entry -> entry.guide().title(), field -> field.searched(TextRole.KEYWORDS))
            .text("text", entry -> entry.section().text(), field -> field.searched(TextRole.BODY))
            .text("examples", entry -> entry.section().examples(), field -> field.searched(TextRole.BODY))
            .build();

    private final Map<String, Entry> entries = new HashMap<>();
    private final Index index;

    private record Entry(Guide guide, Guide.Section section) {
        String id() {
            return guide.path() + "#" + section.anchor();
        }
    }

    /**
     * A section that was found.
     *
     * @param address without the language
     * @param title HTML, with the words marked
     * @param excerpt HTML, the same
     */
    public record Result(String address, String title, String guide, String excerpt) {}

    /** @param total how many there are, of which the best are listed */
    public record Found(long total, List<Result> results) {}

    GuideSearch(Collection<Guide> guides) throws IOException {
        this.index = Index.inMemory(new Kinds(List.of(SECTION)));
        List<SourceDocument> sources = new ArrayList<>();
        for (Guide guide : guides) {
            for (Guide.Section section : guide.sections()) {
                Entry entry = new Entry(guide, section);
                entries.put(entry.id(), entry);
                sources.add(SECTION.document(entry));
            }
        }
        index.addNew(sources, List.of());
        index.refresh();
    }

    Found find(String words) {
        Hits hits =
                index.search(SearchQuery.of().withText(words).withLimit(MOST).withHighlight(true));
        return new Found(hits.total(), hits.items().stream().map(this::result).toList());
    }

    private Result result(Hit hit) {
        Entry entry = Objects.requireNonNull(entries.get(hit.document().id()));
        Guide.Section section = entry.section();
        String text = section.text();
        return new Result(
                entry.guide().address() + (section.level() == 1 ? "" : "#" + section.anchor()),
                marked(hit, "title", section.title()),
                section.level() == 1 ? "" : entry.guide().title(),
                marked(hit, "text", text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + " …"));
    }

    private static String marked(Hit hit, String field, String otherwise) {
        List<String> found = hit.highlights().getOrDefault(field, List.of());
        return found.isEmpty() ? HtmlEscaping.text(otherwise) : found.getFirst();
    }
}
