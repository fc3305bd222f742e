package pilotcity.portal.suggestion.place.gazetteer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.Index;
import pilotcity.index.IndexView;
import pilotcity.index.document.Document;
import pilotcity.index.document.FieldValues;
import pilotcity.index.retrieval.Revision;
import pilotcity.index.spatial.GeoJson;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.division.PlaceLocator;

/**
 * The gazetteer of the current state of an index, and what its points tell. It is built again when places or landmarks have changed, which most
 * writes do not; whether they have costs a few microseconds, and only after a write.
 */
public final class GazetteerCache {
    private static final String PLACE = "place";
    private static final String LANDMARK = "landmark";
    private static final int AT_ONCE = 1000;

    private volatile @Nullable Kept kept;

    /** What the places of one state amount to. */
    public record Places(Gazetteer gazetteer, PlaceLocator locator) {}

    private record Kept(Index index, long version, Revision revision, Places places) {}

    public Places of(Index index) {
        Kept now = kept;
        return now != null && now.index.equals(index) && now.version == index.version()
                ? now.places
                : renewed(index).places;
    }

    private synchronized Kept renewed(Index index) {
        // before anything is read, so that what is kept for it is never older
        long version = index.version();
        Kept before = kept;
        try (IndexView view = index.view()) {
            Revision revision = view.revision(Set.of(PLACE, LANDMARK));
            boolean same = before != null && before.index.equals(index) && before.revision.equals(revision);
            Places places = before != null && same ? before.places : read(view);
            Kept renewed = new Kept(index, version, revision, places);
            kept = renewed;
            return renewed;
        }
    }

    private static Places read(IndexView view) {
        List<Document> places = all(view, PLACE, document -> document);
        return new Places(
                Gazetteer.of(
                        places.stream().map(GazetteerCache::place).toList(),
                        all(view, LANDMARK, GazetteerCache::landmark)),
                new PlaceLocator(places.stream().map(GazetteerCache::division).toList()));
    }

    private static PlaceLocator.Division division(Document document) {
        FieldValues values = new FieldValues(document);
        return new PlaceLocator.Division(
                document.id(),
                text(values, "level"),
                find(values, "parent"),
                point(values),
                values.get("boundary") instanceof Map<?, ?> outline ? GeoJson.read(outline) : null);
    }

    private static <T> List<T> all(IndexView view, String kind, Function<Document, T> reader) {
        List<T> all = new ArrayList<>();
        String last = "";
        List<Document> page = view.listAfter(kind, last, AT_ONCE);
        while (!page.isEmpty()) {
            page.forEach(document -> all.add(reader.apply(document)));
            last = page.getLast().id();
            page = view.listAfter(kind, last, AT_ONCE);
        }
        return all;
    }

    private static Gazetteer.Place place(Document document) {
        FieldValues values = new FieldValues(document);
        return new Gazetteer.Place(
                document.id(),
                text(values, "level"),
                text(values, "name"),
                find(values, "nameEn"),
                texts(values, "aliases"),
                find(values, "parent"),
                point(values),
                values.get("population") instanceof Number population ? population.longValue() : null);
    }

    private static Gazetteer.Landmark landmark(Document document) {
        FieldValues values = new FieldValues(document);
        return new Gazetteer.Landmark(
                document.id(),
                text(values, "type"),
                text(values, "name"),
                find(values, "nameEn"),
                texts(values, "aliases"),
                text(values, "place"),
                point(values),
                values.get("pointPrecision") instanceof Number metres ? metres.intValue() : null);
    }

    private static String text(FieldValues values, String field) {
        return String.valueOf(values.get(field));
    }

    private static @Nullable String find(FieldValues values, String field) {
        return values.get(field) instanceof String text ? text : null;
    }

    private static List<String> texts(FieldValues values, String field) {
        return values.get(field) instanceof Collection<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static @Nullable Point point(FieldValues values) {
        return values.get("geometry") instanceof Map<?, ?> shape
                        && shape.get("coordinates") instanceof List<?> position
                        && position.size() >= 2
                        && position.get(0) instanceof Number lon
                        && position.get(1) instanceof Number lat
                ? Geometries.point(lon.doubleValue(), lat.doubleValue())
                : null;
    }
}
