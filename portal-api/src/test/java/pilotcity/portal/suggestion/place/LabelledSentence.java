package pilotcity.portal.suggestion.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.TestPortal;

/**
 * A sentence as residents write them, with the place that it names; written before anything read it.
 *
 * @param part {@code tune}, on which constants were chosen, or {@code held}, on which they were not
 * @param expected codes of places that are equally right; none where no place is named
 */
record LabelledSentence(
        String part,
        String language,
        PlaceContext context,
        Set<String> expected,
        @Nullable String landmark,
        @Nullable SpatialRelation relation,
        String text) {
    private static final Path FILE =
            Path.of("portal-api/src/test/resources/pilotcity/portal/suggestion/place/sentences.tsv");

    static List<LabelledSentence> all() {
        try (Stream<String> lines = Files.lines(TestPortal.home().resolve(FILE))) {
            return lines.skip(1).map(LabelledSentence::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabelledSentence read(String line) {
        String[] cells = line.split("\t", -1);
        return new LabelledSentence(
                cells[0],
                cells[1],
                context(cells[2]),
                cells[3].equals("-") ? Set.of() : Set.of(cells[3].split(",")),
                cells[4].isEmpty() ? null : cells[4],
                cells[5].isEmpty() ? null : SpatialRelation.valueOf(cells[5].toUpperCase(java.util.Locale.ROOT)),
                cells[6]);
    }

    private static PlaceContext context(String cell) {
        if (cell.isEmpty()) {
            return PlaceContext.NONE;
        }
        String[] position = cell.split(",");
        return position.length == 1 ? PlaceContext.of(cell) : PlaceContext.at(point(position));
    }

    private static Point point(String[] position) {
        return Geometries.point(Double.parseDouble(position[0]), Double.parseDouble(position[1]));
    }
}
