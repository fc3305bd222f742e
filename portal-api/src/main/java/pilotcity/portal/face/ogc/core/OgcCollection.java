package pilotcity.portal.face.ogc.core;

import java.util.List;
import java.util.Optional;
import pilotcity.index.Index;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.ogc.geojson.FeatureWriter;
import pilotcity.portal.face.ogc.geojson.GeoJsonFeatureWriter;
import pilotcity.portal.face.shared.page.Language;

/**
 * Features of one kind.
 *
 * @param id what it is called in addresses
 * @param records whether its features are records that describe something else (OGC API Records)
 * @param source where its documents are
 * @param writer makes features of them
 */
public record OgcCollection(
        String id, Label title, Label description, Kind<?> kind, boolean records, Source source, FeatureWriter writer) {

    /** Finds the index that holds a collection, in a language. */
    @FunctionalInterface
    public interface Source {
        Index in(Index live, Language language);
    }

    /** All documents of a kind that has places. */
    public static OgcCollection of(Kind<?> kind) {
        return new OgcCollection(
                kind.plural(),
                kind.pluralTitle(),
                kind.description(),
                kind,
                false,
                (live, language) -> live,
                new GeoJsonFeatureWriter(kind));
    }

    /** The address below the root. */
    public String path() {
        return "/collections/" + id;
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
        if (records) {
            return RecordTemporalCoverage.during(when);
        }
        Expression time = new Expression.Property(Kind.TIME);
        Filter then = new Filter.Temporal(Filter.TemporalOperator.T_INTERSECTS, time, when);
        return kind.isTimed() ? then : new Filter.Or(List.of(then, new Filter.IsNull(time)));
    }

    /** Features in {@code area}, and those without a place (clause 7.15.3). */
    public Filter in(Expression area) {
        Expression place = new Expression.Property(Kind.GEOMETRY);
        Filter there = new Filter.Spatial(Filter.SpatialOperator.S_INTERSECTS, place, area);
        return isRequired(Kind.GEOMETRY) ? there : new Filter.Or(List.of(there, new Filter.IsNull(place)));
    }

    private boolean isRequired(String field) {
        return kind.findField(field).filter(Field::required).isPresent();
    }
}
