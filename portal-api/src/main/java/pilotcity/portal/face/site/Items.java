package pilotcity.portal.face.site;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Index;

/** Makes list entries of hits. */
final class Items {
    private static final int SNIPPETS = 2;

    private final Index index;
    private final Visit visit;

    Items(Index index, Visit visit) {
        this.index = index;
        this.visit = visit;
    }

    List<Item> of(List<Hit> hits) {
        List<Field<?>> fields = new ArrayList<>();
        index.kinds().list().forEach(kind -> fields.addAll(kind.fields().values()));
        Referenced referenced = Referenced.by(
                index, fields, hits.stream().map(hit -> hit.document().map()).toList());
        Values values = new Values(referenced, visit);
        return hits.stream().map(hit -> item(hit, values)).toList();
    }

    private Item item(Hit hit, Values values) {
        Document document = hit.document();
        Kind<?> kind = index.kinds().get(document.kind());
        Map<String, Object> content = document.map();
        Names names = Names.of(kind, document.id(), content, visit.language());
        Double metres = hit.distance();
        return new Item(
                document.kind() + "/" + document.id(),
                visit.language().of(kind.title()),
                visit.link(Addresses.of(kind, document.id())),
                title(kind, hit, names),
                names.titleLang(),
                names.other(),
                names.otherLang(),
                facts(kind, content, values),
                snippets(kind, hit),
                metres == null ? null : Amounts.of(BigDecimal.valueOf(Math.round(metres)), "m", visit.language()));
    }

    /** The index marks words within escaped text; without marks it is escaped here. */
    private static String title(Kind<?> kind, Hit hit, Names names) {
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
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#x27;")
                .replace("/", "&#x2F;");
    }

    private List<String> facts(Kind<?> kind, Map<String, Object> content, Values values) {
        List<String> facts = new ArrayList<>();
        for (Field<?> field : kind.fields().values()) {
            Object value = content.get(field.name());
            if (value != null && tells(field)) {
                facts.add(fact(field, values.of(field, value, content)));
            }
        }
        return facts;
    }

    private static boolean tells(Field<?> field) {
        return (field.facetable() || field.unit() != null)
                && !field.list()
                && !field.name().startsWith("point")
                && field.type() != FieldType.TEXT;
    }

    /** Amounts need their title beside them; codes and names speak for themselves. */
    private String fact(Field<?> field, Shown shown) {
        boolean bare = field.unit() == null && !shown.raw().equals(shown.text());
        return bare
                ? shown.text()
                : visit.language().of(field.title()) + visit.language().of("：", ": ") + shown.text();
    }

    private static List<String> snippets(Kind<?> kind, Hit hit) {
        return hit.highlights().entrySet().stream()
                .filter(marked -> !kind.nameFields().contains(marked.getKey()))
                .flatMap(marked -> marked.getValue().stream())
                .limit(SNIPPETS)
                .toList();
    }
}
