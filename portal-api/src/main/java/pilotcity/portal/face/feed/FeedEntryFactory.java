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
import pilotcity.index.document.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.Hit;
import pilotcity.portal.face.shared.PastTimes;
import pilotcity.portal.face.shared.page.PageAddresses;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DisplayValue;
import pilotcity.portal.face.shared.page.document.DisplayValueFactory;
import pilotcity.portal.face.shared.page.document.DocumentNames;
import pilotcity.portal.face.shared.page.document.ReferencedDocuments;
import pilotcity.portal.face.shared.page.document.ResultItem;
import pilotcity.portal.face.shared.page.document.ResultItems;
import pilotcity.portal.kernel.read.TolerantListing;

/** Makes entries of documents, and of what has happened to one. */
final class FeedEntryFactory {
    /** The field that lists what has happened to a document, step by step. */
    static final String TIMELINE = "timeline";

    private final Index index;
    private final Visit visit;
    private final DocumentTimes times;

    FeedEntryFactory(Index index, Visit visit) {
        this.index = index;
        this.visit = visit;
        this.times = new DocumentTimes(index);
    }

    List<Feed.Entry> of(List<Hit> hits) {
        List<ResultItem> items = new ResultItems(index, visit).of(hits);
        List<Field<?>> fields = new ArrayList<>();
        index.kinds().list().forEach(kind -> fields.addAll(kind.fields().values()));
        ReferencedDocuments referenced = ReferencedDocuments.by(
                index, fields, hits.stream().map(hit -> hit.document().map()).toList());
        DisplayValueFactory factory = new DisplayValueFactory(referenced, visit);
        List<Feed.Entry> entries = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Document document = hits.get(i).document();
            try {
                entries.add(entry(document, items.get(i), factory));
            } catch (RuntimeException e) {
                TolerantListing.leftOut(document.kind(), document.id(), e);
            }
        }
        return entries;
    }

    private Feed.Entry entry(Document document, ResultItem item, DisplayValueFactory shown) {
        Kind<?> kind = index.kinds().get(document.kind());
        Map<String, Object> values = document.map();
        String address = PageAddresses.of(kind, document.id());
        return new Feed.Entry(
                visit.base() + address,
                title(kind, document.id(), values),
                visit.base() + visit.link(address),
                visit.base() + "/api" + address,
                times.updated(kind, values),
                times.published(kind, values),
                summary(kind, item, values),
                item.thumbnail() == null ? null : visit.base() + item.thumbnail(),
                categories(kind, values, shown),
                values.get(Kind.GEOMETRY) instanceof Map<?, ?> geometry ? geometry : null);
    }

    String title(Kind<?> kind, String id, Map<String, Object> values) {
        return DocumentNames.of(kind, id, values, visit.language()).title();
    }

    private String summary(Kind<?> kind, ResultItem item, Map<String, Object> values) {
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

    private List<Feed.Category> categories(Kind<?> kind, Map<String, Object> values, DisplayValueFactory shown) {
        List<Feed.Category> categories = new ArrayList<>();
        for (Field<?> field : kind.fields().values()) {
            boolean counted = field.facetable()
                    && (field.type() == FieldType.REFERENCE || !field.codes().isEmpty());
            for (Object value : counted ? ReferencedDocuments.listed(values.get(field.name())) : List.of()) {
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
        for (Object each : ReferencedDocuments.listed(values.get(TIMELINE))) {
            Map<?, ?> step = (Map<?, ?>) each;
            entries.addFirst(step(kind, document, values, timeline, step));
        }
        return entries;
    }

    private Feed.Entry step(
            Kind<?> kind, Document document, Map<String, Object> values, Field<?> timeline, Map<?, ?> step) {
        String address = PageAddresses.of(kind, document.id());
        Instant stated = Instant.parse(String.valueOf(step.get("at")));
        Instant at = PastTimes.isPast(stated) ? stated : times.updated(kind, values);
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
