package pilotcity.portal.suggestion.place;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * What is known besides the words: it decides between places of one name, and is never proposed for itself.
 *
 * @param places codes of places that the report is probably in, such as those of its campaign
 * @param position where the map was looked at, WGS84, or null
 * @param otherWords other texts of the same person, such as the address line
 */
public record PlaceContext(List<String> places, @Nullable Point position, List<String> otherWords) {
    public static final PlaceContext NONE = new PlaceContext(List.of(), null, List.of());

    public PlaceContext {
        places = List.copyOf(places);
        otherWords = List.copyOf(otherWords);
    }

    public static PlaceContext of(String place) {
        return new PlaceContext(List.of(place), null, List.of());
    }

    public static PlaceContext at(Point position) {
        return new PlaceContext(List.of(), position, List.of());
    }
}
