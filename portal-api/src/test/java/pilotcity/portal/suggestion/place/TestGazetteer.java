package pilotcity.portal.suggestion.place;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.TestPortal;
import pilotcity.portal.suggestion.place.gazetteer.Gazetteer;

/** The gazetteer of the bundled places and landmarks, from their files. */
final class TestGazetteer {
    static final Gazetteer BUNDLED = build();

    private TestGazetteer() {}

    static Gazetteer build() {
        return Gazetteer.of(
                read("places/places.csv", TestGazetteer::place),
                read("landmarks/landmarks.csv", TestGazetteer::landmark));
    }

    static <T> List<T> read(String file, Function<NamedCsvRecord, T> reader) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(TestPortal.home().resolve("datasets").resolve(file))) {
            return rows.stream().map(reader).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Gazetteer.Place place(NamedCsvRecord row) {
        String population = find(row, "population");
        return new Gazetteer.Place(
                row.getField("code"),
                row.getField("level"),
                row.getField("name"),
                find(row, "name_en"),
                texts(row),
                find(row, "parent"),
                point(row),
                population == null ? null : Long.valueOf(population));
    }

    private static Gazetteer.Landmark landmark(NamedCsvRecord row) {
        return new Gazetteer.Landmark(
                row.getField("id"),
                row.getField("type"),
                row.getField("name"),
                find(row, "name_en"),
                texts(row),
                row.getField("place"),
                point(row),
                Integer.valueOf(row.getField("point_precision_m")));
    }

    private static List<String> texts(NamedCsvRecord row) {
        String aliases = find(row, "aliases");
        return aliases == null ? List.of() : List.of(aliases.split(";"));
    }

    private static @Nullable Point point(NamedCsvRecord row) {
        String lon = find(row, "lon");
        return lon == null ? null : Geometries.point(Double.parseDouble(lon), Double.parseDouble(row.getField("lat")));
    }

    private static @Nullable String find(NamedCsvRecord row, String field) {
        String value = row.getField(field);
        return value.isEmpty() ? null : value;
    }
}
