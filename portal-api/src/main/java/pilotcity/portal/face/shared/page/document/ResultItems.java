package pilotcity.portal.face.shared.page.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.Hit;
import pilotcity.portal.face.shared.page.AmountFormatter;
import pilotcity.portal.face.shared.page.PageAddresses;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.kernel.encoding.HtmlEscaping;

/** Makes list entries of hits. */
public final class ResultItems {
    private static final int SNIPPETS = 2;
    private static final int EXCERPT = 140;
    private static final String STATUS = "status";

    /** The facts that distinguish the entries of some kinds; of others it is whatever can be counted or has a unit. */
    private static final Map<String, List<String>> TELLING = Map.of(
            "record", List.of("overdue", "place", "reported", "organisation", "campaign"),
            "referral", List.of("organisation", "recipient", "sent", "openCount"),
            "campaign", List.of("organisation", "hashtag", "fromDate", "untilDate"));

    private final Index index;
    private final Visit visit;

    public ResultItems(Index index, Visit visit) {
        this.index = index;
        this.visit = visit;
    }

    public List<ResultItem> of(List<Hit> hits) {
        List<Map<String, Object>> contents =
                hits.stream().map(hit -> hit.document().map()).toList();
        DisplayValueFactory factory =
                new DisplayValueFactory(ReferencedDocuments.by(index, contents, this::told), visit);
        return IntStream.range(0, hits.size())
                .mapToObj(i -> item(hits.get(i), contents.get(i), factory))
                .toList();
    }

    /** The fields of a document that its entry shows. */
    private List<Field<?>> told(Map<String, Object> content) {
        Kind<?> kind = index.kinds().get(String.valueOf(content.get("kind")));
        List<Field<?>> told = new ArrayList<>();
        kind.fields().values().stream()
                .filter(field -> field.name().equals(STATUS) || tells(kind, field))
                .forEach(told::add);
        return told;
    }

    public List<ResultItem> ofDocuments(List<Document> documents) {
        return of(documents.stream()
                .map(document -> new Hit(document, document, 0, null, Map.of(), Hit.Place.NONE))
                .toList());
    }

    private ResultItem item(Hit hit, Map<String, Object> content, DisplayValueFactory all) {
        Document document = hit.document();
        Kind<?> kind = index.kinds().get(document.kind());
        DisplayValueFactory factory = all.in(kind, content);
        DocumentNames names = DocumentNames.of(kind, document.id(), content, visit.language());
        Double metres = hit.distance();
        return new ResultItem(
                document.kind() + "/" + document.id(),
                visit.language().of(kind.title()),
                visit.link(PageAddresses.of(kind, document.id())),
                title(kind, hit, names),
                names.titleLang(),
                names.other(),
                names.otherLang(),
                facts(kind, content, factory),
                snippets(kind, hit, content),
                metres == null || isWithin(metres, content)
                        ? null
                        : AmountFormatter.of(BigDecimal.valueOf(Math.round(metres)), "m", visit.language()),
                status(kind, content, factory),
                thumbnail(content),
                kind.simulated() != null && Boolean.TRUE.equals(content.get(kind.simulated())));
    }

    /** A point that is rounded for privacy is only approximate: a shorter distance would claim too much. */
    public static boolean isWithin(@Nullable Double metres, Map<String, Object> content) {
        return metres != null
                && content.get("pointPrecision") instanceof Number precision
                && metres <= precision.doubleValue();
    }

    private static @Nullable DisplayValue status(
            Kind<?> kind, Map<String, Object> content, DisplayValueFactory factory) {
        Object status = content.get(STATUS);
        return status == null
                ? null
                : kind.findField(STATUS)
                        .map(field -> factory.of(field, status, content))
                        .orElse(null);
    }

    private static @Nullable String thumbnail(Map<String, Object> content) {
        return ReferencedDocuments.listed(content.get("photos")).stream()
                .findFirst()
                .map(photo -> String.valueOf(((Map<?, ?>) photo).get("thumbnail")))
                .orElse(null);
    }

    /** The index marks words within escaped text; without marks it is escaped here. */
    private static String title(Kind<?> kind, Hit hit, DocumentNames names) {
        for (String field : kind.nameFields()) {
            for (String marked : hit.highlights().getOrDefault(field, List.of())) {
                if (marked.replaceAll("</?mark>", "").equals(escape(names.title()))) {
                    return marked;
                }
            }
        }
        return escape(names.title());
    }

    /** As Lucene's highlighter escapes, so that both can be compared. */
    private static String escape(String text) {
        return HtmlEscaping.attribute(text).replace("'", "&#x27;").replace("/", "&#x2F;");
    }

    private List<String> facts(Kind<?> kind, Map<String, Object> content, DisplayValueFactory factory) {
        List<String> facts = new ArrayList<>();
        for (Field<?> field : kind.fields().values()) {
            Object value = content.get(field.name());
            if (value != null && tells(kind, field) && !Boolean.FALSE.equals(value)) {
                facts.add(fact(field, factory.of(field, value, content)));
            }
        }
        return facts;
    }

    private static boolean tells(Kind<?> kind, Field<?> field) {
        List<String> chosen = TELLING.get(kind.name());
        if (chosen != null) {
            return chosen.contains(field.name());
        }
        return !field.name().equals(STATUS)
                && (field.facetable() || field.unit() != null)
                && !field.list()
                && !field.name().startsWith("point")
                && field.type() != FieldType.TEXT;
    }

    /** Amounts need their title beside them; codes and names speak for themselves. */
    private String fact(Field<?> field, DisplayValue displayValue) {
        if (field.type() == FieldType.BOOLEAN) {
            return visit.language().of(field.title());
        }
        boolean bare = field.unit() == null
                && field.type() != FieldType.INSTANT
                && !displayValue.raw().equals(displayValue.text());
        return bare
                ? displayValue.text()
                : visit.language().of(field.title()) + visit.language().of("：", ": ") + displayValue.text();
    }

    private static List<String> snippets(Kind<?> kind, Hit hit, Map<String, Object> content) {
        List<String> marked = marked(kind, hit);
        return marked.isEmpty() && kind.nameFields().isEmpty() && content.get("description") instanceof String words
                ? List.of(escape(excerpt(words)))
                : marked;
    }

    private static String excerpt(String words) {
        return words.codePointCount(0, words.length()) <= EXCERPT
                ? words
                : words.substring(0, words.offsetByCodePoints(0, EXCERPT)) + "…";
    }

    private static List<String> marked(Kind<?> kind, Hit hit) {
        return hit.highlights().entrySet().stream()
                .filter(marked -> !kind.nameFields().contains(marked.getKey()))
                .flatMap(marked -> marked.getValue().stream())
                .limit(SNIPPETS)
                .toList();
    }
}
