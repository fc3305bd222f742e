package pilotcity.portal.face.ogc.records;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.Coverage;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.face.shared.page.Language;

/** Makes records of the API's own collections. */
record CollectionRecords(Language language) {
    /** Tells them from data sets, which have names like theirs. */
    static final String PREFIX = "collection-";

    CatalogueRecord of(Kind<?> kind, Coverage extent) {
        String title = language.of(kind.pluralTitle());
        String description = language.of(kind.description());
        Envelope box = extent.box();
        JsonObject shown = new JsonObject()
                .put("type", CatalogueRecord.COLLECTION)
                .put("title", title)
                .put("description", description)
                .put("language", RecordLanguages.of(language))
                .put("languages", RecordLanguages.ALL)
                .put(
                        "formats",
                        new JsonArray()
                                .add(new JsonObject().put("name", "GeoJSON").put("mediaType", "application/geo+json")));
        return new CatalogueRecord(
                PREFIX + kind.plural(),
                CatalogueRecord.COLLECTION,
                title,
                description,
                language.other().of(kind.pluralTitle()),
                language.other().of(kind.description()),
                Stream.of(kind.title().zh(), kind.title().en()).distinct().toList(),
                List.of(),
                null,
                null,
                List.of("GeoJSON"),
                List.of(),
                null,
                null,
                day(extent.from()),
                day(extent.to()),
                box.isNull() ? null : area(box),
                shown,
                links(kind, title));
    }

    private static Geometry area(Envelope box) {
        return Geometries.box(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }

    private static @Nullable LocalDate day(@Nullable Instant moment) {
        return moment == null ? null : LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static JsonArray links(Kind<?> kind, String title) {
        String path = "/ogc/collections/" + kind.plural();
        return new JsonArray()
                .add(link("describes", "application/json", path, title))
                .add(link("items", "application/geo+json", path + "/items", title));
    }

    private static JsonObject link(String rel, String type, String href, String title) {
        return new JsonObject()
                .put("rel", rel)
                .put("type", type)
                .put("href", href)
                .put("title", title);
    }
}
