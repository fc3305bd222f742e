package pilotcity.portal.suggestion.conversation;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.portal.suggestion.place.NamePart;
import pilotcity.portal.suggestion.place.PlaceSuggestion;
import pilotcity.portal.suggestion.place.WrittenAddress;

/**
 * Where words say that it is.
 *
 * @param exact whether that is enough to find it: a house number or a crossing, a road in a division, or a point
 *     that is hardly off
 */
public record SaidPlace(Whereabouts where, boolean exact) {
    private static final SaidPlace NOWHERE = new SaidPlace(Whereabouts.UNKNOWN, false);

    /** Below it, another place of that name is too likely. */
    private static final double LIKELY = 0.6;

    /** Below it, the division is not handed on as if somebody had named it. */
    private static final double SURE = 0.8;

    private static final int HARDLY_OFF_METRES = 500;
    private static final int LONGEST_ADDRESS = 300;
    private static final int FEW_CHARACTERS = 60;

    /**
     * Of the most probable place.
     *
     * @param places that the words name, the most probable first
     * @param words as they may be published
     */
    public static SaidPlace of(List<PlaceSuggestion> places, String words) {
        SaidPlace named = places.stream()
                .findFirst()
                .filter(first -> first.probability() >= LIKELY)
                .map(first -> of(first, words))
                .orElse(NOWHERE);
        return named.exact() ? named : WrittenAddress.find(words).map(named::at).orElse(named);
    }

    /** With an address that can be gone to, in whatever place. */
    private SaidPlace at(String written) {
        String line = where.address();
        String address = line != null && line.contains(written) ? line : written;
        return new SaidPlace(new Whereabouts(null, null, null, null, address, where.place()), true);
    }

    private static SaidPlace of(PlaceSuggestion said, String words) {
        Integer precision = said.precision();
        Point point = precision != null && precision <= HARDLY_OFF_METRES ? said.point() : null;
        Whereabouts where = new Whereabouts(
                point == null ? null : point.getX(),
                point == null ? null : point.getY(),
                null,
                point == null || precision == null ? null : precision.doubleValue(),
                address(said.parts(), words),
                said.probability() >= SURE ? said.place() : null);
        return new SaidPlace(where, point != null || said.address() != null || isRoadInDivision(said, where));
    }

    /** What is named within a division is found there, even where no list says at which point. */
    private static boolean isRoadInDivision(PlaceSuggestion said, Whereabouts where) {
        return where.address() != null && said.parts().stream().anyMatch(part -> part.role() == NamePart.Role.DIVISION);
    }

    /** The stretch of the words that names streets and landmarks; null where they name divisions alone. */
    private static @Nullable String address(List<NamePart> parts, String words) {
        boolean named = parts.stream()
                .anyMatch(part -> part.role() == NamePart.Role.LANDMARK || part.role() == NamePart.Role.ADDRESS);
        if (!named) {
            return null;
        }
        List<NamePart> inOrder =
                parts.stream().sorted(Comparator.comparingInt(NamePart::from)).toList();
        int from = inOrder.getFirst().from();
        int to = inOrder.stream().mapToInt(NamePart::to).max().orElse(from);
        String address = to - from <= FEW_CHARACTERS && to <= words.length()
                ? words.substring(from, to)
                : String.join(
                        " ", inOrder.stream().map(NamePart::text).distinct().toList());
        return address.length() <= LONGEST_ADDRESS ? address : null;
    }
}
