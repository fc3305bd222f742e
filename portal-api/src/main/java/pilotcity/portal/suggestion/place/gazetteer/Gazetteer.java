package pilotcity.portal.suggestion.place.gazetteer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/** All places and landmarks by the names that people call them. Immutable. */
public final class Gazetteer {
    private static final double PROVINCE = 30;
    private static final double PREFECTURE = 8;
    private static final double SMALL = 1;
    private static final double IN_MUNICIPALITY = 3;
    private static final double LARGE = 1_000_000;

    private final NameTable names;
    private final Map<String, GazetteerEntry.Division> divisions;

    private Gazetteer(NameTable names, Map<String, GazetteerEntry.Division> divisions) {
        this.names = names;
        this.divisions = divisions;
    }

    /** A place, as its document has it. */
    public record Place(
            String id,
            String level,
            String name,
            @Nullable String nameEn,
            List<String> aliases,
            @Nullable String parent,
            @Nullable Point point,
            @Nullable Long population) {}

    /** A landmark, as its document has it. */
    public record Landmark(
            String id,
            String type,
            String name,
            @Nullable String nameEn,
            List<String> aliases,
            String place,
            @Nullable Point point,
            @Nullable Integer precision) {}

    /** The same for the same places and landmarks, in whatever order they come. */
    public static Gazetteer of(Collection<Place> allPlaces, Collection<Landmark> allLandmarks) {
        List<Place> places =
                allPlaces.stream().sorted(Comparator.comparing(Place::id)).toList();
        List<Landmark> landmarks =
                allLandmarks.stream().sorted(Comparator.comparing(Landmark::id)).toList();
        Map<String, Place> byId = places.stream().collect(Collectors.toMap(Place::id, place -> place));
        Map<String, GazetteerEntry.Division> divisions = new HashMap<>();
        Map<String, List<NameTable.Posting>> names = new HashMap<>();
        for (Place place : places) {
            GazetteerEntry.Division division = division(place, byId);
            divisions.put(place.id(), division);
            post(names, division, DivisionNames.of(place.name(), place.nameEn(), place.aliases(), division.isSmall()));
        }
        Set<String> shortNames = places.stream()
                .map(place -> DivisionNames.shortName(FoldedText.key(place.name())))
                .collect(Collectors.toSet());
        Map<String, Set<String>> ownNames = new HashMap<>();
        for (Landmark landmark : landmarks) {
            List<String> within = within(landmark.place(), byId);
            Set<String> own = ownNames.computeIfAbsent(landmark.place(), code -> namesAround(places, within));
            post(
                    names,
                    new GazetteerEntry.Landmark(
                            landmark.id(), landmark.type(), within, landmark.point(), landmark.precision()),
                    LandmarkNames.of(
                            landmark.name(),
                            landmark.nameEn(),
                            landmark.aliases(),
                            stem -> !own.contains(stem) && (EverydayWords.contain(stem) || shortNames.contains(stem))));
        }
        return new Gazetteer(NameTable.of(names), divisions);
    }

    /** Of the places around, and of those in the smallest of them: a road that is named by one is of this town. */
    private static Set<String> namesAround(List<Place> places, List<String> within) {
        return places.stream()
                .filter(place ->
                        within.contains(place.id()) || within.getFirst().equals(place.parent()))
                .map(place -> DivisionNames.shortName(FoldedText.key(place.name())))
                .collect(Collectors.toSet());
    }

    private static void post(Map<String, List<NameTable.Posting>> names, GazetteerEntry entry, List<NameForm> forms) {
        for (NameForm form : forms) {
            List<NameTable.Posting> postings = names.computeIfAbsent(form.text(), none -> new ArrayList<>(1));
            if (postings.stream().noneMatch(posting -> posting.entry().equals(entry))) {
                postings.add(new NameTable.Posting(entry, form));
            }
        }
    }

    private static GazetteerEntry.Division division(Place place, Map<String, Place> byId) {
        return new GazetteerEntry.Division(
                place.id(), place.level(), within(place.id(), byId), place.point(), prior(place, byId));
    }

    /** More is said of what is higher, of districts of a municipality, and of large towns. */
    private static double prior(Place place, Map<String, Place> byId) {
        double level = switch (place.level()) {
            case "province" -> PROVINCE;
            case "prefecture" -> PREFECTURE;
            default -> {
                Place parent = place.parent() == null ? null : byId.get(place.parent());
                yield parent != null
                                && parent.level().equals("province")
                                && parent.name().endsWith("市")
                        ? IN_MUNICIPALITY
                        : SMALL;
            }
        };
        Long population = place.population();
        return population == null || population < LARGE ? level : level * Math.sqrt(population / LARGE) * 2;
    }

    private static List<String> within(String code, Map<String, Place> byId) {
        List<String> within = new ArrayList<>();
        String next = code;
        while (next != null && !within.contains(next)) {
            within.add(next);
            Place place = byId.get(next);
            next = place == null ? null : place.parent();
        }
        return List.copyOf(within);
    }

    NameTable names() {
        return names;
    }

    /** The division of that code, or null. */
    public GazetteerEntry.@Nullable Division division(String code) {
        return divisions.get(code);
    }
}
