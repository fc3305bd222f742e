package pilotcity.portal.face.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.Hit;
import pilotcity.portal.face.page.Addresses;
import pilotcity.portal.face.page.Visit;
import pilotcity.portal.face.page.show.Item;
import pilotcity.portal.face.page.show.Items;
import pilotcity.portal.face.page.show.Names;
import pilotcity.portal.face.page.show.Referenced;
import pilotcity.portal.face.page.show.Values;
import pilotcity.portal.face.query.Past;
import pilotcity.portal.face.shared.page.document.DisplayValue;
import pilotcity.portal.kernel.index.EachDocument;

/** Makes entries of documents, and of what has happened to one. */
final class Entries {
    /** The field that tells what has happened to a document, step by step. */
    static final String TIMELINE = "timeline";

    private final Index index;
    private final Visit visit;
    private final Moments moments;

    Entries(Index index, Visit visit) {
        this.index = index;
        this.visit = visit;
        this.moments = new Moments(index);
    }

    List<Feed.Entry> of(List<Hit> hits) {
        List<Item> items = new Items(index, visit).of(hits);
        List<Field<?>> fields = new ArrayList<>();
        index.kinds().list().forEach(kind -> fields.addAll(kind.fields().values()));
        Referenced referenced = Referenced.by(
                index, fields, hits.stream().map(hit -> hit.document().map()).toList());
        Values values = new Values(referenced, visit);
        List<Feed.Entry> entries = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Document document = hits.get(i).document();
            try {
                entries.add(entry(document, items.get(i), values));
            } catch (RuntimeException e) {
                EachDocument.leftOut(document.kind(), document.id(), e);
            }
        }
        return entries;
    }

    private Feed.Entry entry(Document document, Item item, Values shown) {
        Kind<?> kind = index.kinds().get(document.kind());
        Map<String, Object> values = document.map();
        String address = Addresses.of(kind, document.id());
        return new Feed.Entry(
                visit.base() + address,
                title(kind, document.id(), values),
                visit.base() + visit.link(address),
                visit.base() + "/api" + address,
                moments.updated(kind, values),
                moments.published(kind, values),
                summary(kind, item, values),
                item.thumbnail() == null ? null : visit.base() + item.thumbnail(),
                categories(kind, values, shown),
                values.get(Kind.GEOMETRY) instanceof Map<?, ?> geometry ? geometry : null);
    }

    String title(Kind<?> kind, String id, Map<String, Object> values) {
        return Names.of(kind, id, values, visit.language()).title();
    }

    private String summary(Kind<?> kind, Item item, Map<String, Object> values) {
        Object words = values.get(visit.language().of("description", "descriptionEn"));
        Object description = words == null ? values.get("description") : words;
        Stream<String> status =
                item.status() == null ? Stream.empty() : Stream.of(item.status().text());
        Stream<String> said = description instanceof String text ? Stream.of(text) : Stream.empty();
        String summary = Stream.of(status, item.facts().stream(), said)
                .flatMap(each -> each)
                .collect(Collectors.joining(visit.language().of("；", "; ")));
        return summary.isEmpty() ? visit.language().of(kind.title()) : summary;
    }

    private List<Feed.Category> categories(Kind<?> kind, Map<String, Object> values, Values shown) {
        List<Feed.Category> categories = new ArrayList<>();
        for (Field<?> field : kind.fields().values()) {
            boolean counted = field.facetable()
                    && (field.type() == FieldType.REFERENCE || !field.codes().isEmpty());
            for (Object value : counted ? Referenced.listed(values.get(field.name())) : List.of()) {
                DisplayValue called = shown.of(field, value, values);
                categories.add(new Feed.Category(
                        called.raw(), visit.base() + "/api/kinds#" + kind.name() + "." + field.name(), called.text()));
            }
        }
        return categories;
    }

    /** The steps and remarks of one document, the last one first. */
    List<Feed.Entry> ofTimeline(Kind<?> kind, Document document) {
        Map<String, Object> values = document.map();
        Field<?> timeline = kind.findField(TIMELINE).orElseThrow();
        List<Feed.Entry> entries = new ArrayList<>();
        for (Object each : Referenced.listed(values.get(TIMELINE))) {
            Map<?, ?> step = (Map<?, ?>) each;
            entries.addFirst(step(kind, document, values, timeline, step));
        }
        return entries;
    }

    private Feed.Entry step(
            Kind<?> kind, Document document, Map<String, Object> values, Field<?> timeline, Map<?, ?> step) {
        String address = Addresses.of(kind, document.id());
        Instant stated = Instant.parse(String.valueOf(step.get("at")));
        Instant at = Past.is(stated) ? stated : moments.updated(kind, values);
        String status = label(timeline, "status", step);
        String note = Objects.toString(step.get("note"), "");
        String name = title(kind, document.id(), values);
        String summary = Stream.of(label(timeline, "role", step), status, note)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(visit.language().of("：", ": ")));
        return new Feed.Entry(
                visit.base() + address + "#entry-" + Objects.requireNonNullElse(step.get("id"), stated),
                name + " · " + (status.isEmpty() ? visit.language().of("说明", "Remark") : status),
                visit.base() + visit.link(address),
                null,
                at,
                at,
                summary,
                null,
                List.of(),
                values.get(Kind.GEOMETRY) instanceof Map<?, ?> geometry ? geometry : null);
    }

    private String label(Field<?> timeline, String name, Map<?, ?> step) {
        @Nullable Object code = step.get(name);
        return code == null
                ? ""
                : timeline.fields().stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst()
                        .flatMap(field -> field.findLabel(
                                code.toString(), visit.language().tag()))
                        .orElse(code.toString());
    }
}
