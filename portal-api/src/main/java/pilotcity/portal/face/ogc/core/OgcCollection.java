package pilotcity.portal.face.ogc.core;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Label;
import pilotcity.index.search.Coverage;
import pilotcity.portal.face.ogc.geojson.FeatureWriter;
import pilotcity.portal.face.ogc.geojson.GeoJsonFeatureWriter;
import pilotcity.portal.face.shared.dataset.TableConditions;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.read.ReadPool;

/**
 * Features of one kind, or the rows of one table.
 *
 * @param id what it is called in addresses
 * @param names what the features call their number and their place
 * @param extent how far they reach
 * @param source where they are
 * @param writer makes GeoJSON of them
 */
public record OgcCollection(
        String id,
        Label title,
        Label description,
        Kind<?> kind,
        CollectionType type,
        Names names,
        Extent extent,
        FeatureSource source,
        FeatureWriter writer) {

    /**
     * By which names filters reach what every feature has. A table may have columns that are called as these are in
     * kinds.
     *
     * @param time null where features have none
     */
    public record Names(
            String id, String geometry, @Nullable String time) {
        /** Those of documents of any kind. */
        public static final Names OF_KINDS = new Names("id", Kind.GEOMETRY, Kind.TIME);
    }

    /** Measures how far a collection reaches. */
    @FunctionalInterface
    public interface Extent {
        Coverage in(Index live, Language language);
    }

    /** All documents of a kind that has places. */
    static OgcCollection of(Kind<?> kind, ReadPool readPool, CollectionExtents extents) {
        return new OgcCollection(
                kind.plural(),
                kind.pluralTitle(),
                kind.description(),
                kind,
                CollectionType.DOCUMENTS,
                Names.OF_KINDS,
                (live, language) -> extents.of(live, kind.name()),
                new IndexSource(readPool, (live, language) -> live, kind.name()),
                new GeoJsonFeatureWriter(kind));
    }

    /** Whether its features are records that describe something else (OGC API Records). */
    public boolean records() {
        return type == CollectionType.RECORDS;
    }

    /** Whether verbs of the portal may change its features. */
    public boolean isWritable() {
        return type == CollectionType.DOCUMENTS;
    }

    /** The address below the root. */
    public String path() {
        return "/collections/" + UrlEncoding.segment(id);
    }

    /** A field that filters and parameters may name. */
    public Optional<Field<?>> findQueryable(String name) {
        return kind.findField(name).<Field<?>>map(field -> field).filter(Field::queryable);
    }

    public List<? extends Field<?>> queryables() {
        return kind.fields().values().stream().filter(Field::queryable).toList();
    }

    public List<? extends Field<?>> sortables() {
        return kind.fields().values().stream().filter(Field::sortable).toList();
    }

    public List<String> facets() {
        return kind.fields().values().stream()
                .filter(Field::facetable)
                .map(Field::name)
                .toList();
    }

    /** The field that marks simulated documents, where the kind has such. */
    public Optional<String> findSimulated() {
        return Optional.ofNullable(kind.simulated());
    }

    public boolean hasTime() {
        return !kind.timeFields().isEmpty();
    }

    /** Features at that time, and those without a time (OGC API Features 1.0.1, clause 7.15.4). */
    public Filter during(Expression when) {
        String name = names.time();
        if (records() || name == null) {
            return RecordTemporalCoverage.during(when);
        }
        Expression time = new Expression.Property(name);
        Filter then = type == CollectionType.ROWS
                ? TableConditions.during(name, when)
                : new Filter.Temporal(Filter.TemporalOperator.T_INTERSECTS, time, when);
        return kind.isTimed() ? then : new Filter.Or(List.of(then, new Filter.IsNull(time)));
    }

    /** Features in {@code area}, and those without a place (clause 7.15.3). */
    public Filter in(Expression area) {
        Expression place = new Expression.Property(names.geometry());
        Filter there = new Filter.Spatial(Filter.SpatialOperator.S_INTERSECTS, place, area);
        return isRequired(names.geometry()) ? there : new Filter.Or(List.of(there, new Filter.IsNull(place)));
    }

    private boolean isRequired(String field) {
        return kind.findField(field).filter(Field::required).isPresent();
    }
}
