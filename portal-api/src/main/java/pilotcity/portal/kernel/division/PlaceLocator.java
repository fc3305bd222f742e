package pilotcity.portal.kernel.division;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import pilotcity.portal.kernel.problem.Problem;

/**
 * Finds the division that a point lies in. Provinces have outlines; below them there are only points: it is the county
 * of the nearest one in the province, with a confidence that says how near. Where some county of a prefecture has no
 * point the nearest one says too little, and it is the prefecture.
 */
public final class PlaceLocator {
    private static final String COUNTY = "county";
    private static final String PREFECTURE = "prefecture";
    private static final double REACH_DEGREES = 1.5;

    /** How much outlines and points may be off. */
    private static final double NEAR_DEGREES = 0.05;

    /** The seat of a large county can be farther away than that of a small one next to it. */
    private static final double MUCH_NEARER = 3;

    private final Map<String, PreparedGeometry> provinces = new LinkedHashMap<>();
    private final List<KnownPlace> known = new ArrayList<>();
    private final STRtree points = new STRtree();

    /** @param confidence 0 to 1 */
    public record LocatedPlace(String place, double confidence) {}

    /** @param place the division that it stands for */
    private record KnownPlace(String place, double lon, double lat) {
        double distance(Point point) {
            double shrink = Math.cos(Math.toRadians(lat));
            return Math.hypot((lon - point.getX()) * shrink, lat - point.getY());
        }
    }

    /**
     * A division as it is told of.
     *
     * @param level province, prefecture or county
     * @param point WGS84, or null where it is not known
     * @param boundary WGS84, or null; of provinces alone
     */
    public record Division(
            String id,
            String level,
            @Nullable String parent,
            @Nullable Point point,
            @Nullable Geometry boundary) {
        private boolean is(String level) {
            return this.level.equals(level);
        }
    }

    /** @param divisions all that there are */
    public PlaceLocator(Collection<Division> divisions) {
        Set<String> vague = divisions.stream()
                .filter(division -> division.is(COUNTY) && division.point() == null && division.parent() != null)
                .map(Division::parent)
                .collect(Collectors.toSet());
        for (Division division : divisions) {
            if (division.boundary() != null) {
                provinces.put(division.id(), PreparedGeometryFactory.prepare(division.boundary()));
            }
            if (division.point() != null && division.is(COUNTY)) {
                String parent = division.parent();
                add(parent != null && vague.contains(parent) ? parent : division.id(), division.point());
            } else if (division.point() != null && division.is(PREFECTURE) && vague.contains(division.id())) {
                add(division.id(), division.point());
            }
        }
        points.build();
    }

    private void add(String knownAs, Point point) {
        KnownPlace there = new KnownPlace(knownAs, point.getX(), point.getY());
        known.add(there);
        points.insert(point.getEnvelopeInternal(), there);
    }

    /** The division of {@code point}, as deep as the data allow; empty outside all provinces. */
    public Optional<LocatedPlace> find(Point point) {
        return provinces.entrySet().stream()
                .filter(province -> province.getValue().covers(point))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(province -> below(province, point));
    }

    /** @throws Problem when {@code point} does not lie in {@code place}, which somebody named with it */
    public void require(String place, Point point) {
        if (!canHold(place, point)) {
            String found = find(point).map(LocatedPlace::place).orElse("no division of the portal");
            throw Problem.field("place", "the point does not lie in " + place + " but in " + found);
        }
    }

    /**
     * Whether {@code point} can lie in {@code place}, as far as the data allow to tell: not far outside the outline of
     * its province, nor where other places are much nearer than any of its own.
     */
    private boolean canHold(String place, Point point) {
        PreparedGeometry province = provinces.get(place.substring(0, 2) + "0000");
        if (province != null && province.getGeometry().distance(point) > NEAR_DEGREES) {
            return false;
        }
        OptionalDouble own = known.stream()
                .filter(there -> isWithin(there.place(), place) || isWithin(place, there.place()))
                .mapToDouble(there -> there.distance(point))
                .min();
        double nearest =
                known.stream().mapToDouble(there -> there.distance(point)).min().orElse(0);
        return own.isEmpty() || own.getAsDouble() <= NEAR_DEGREES + MUCH_NEARER * nearest;
    }

    private static boolean isWithin(String place, String wide) {
        return place.startsWith(wide.replaceFirst("(00){1,2}$", ""));
    }

    private LocatedPlace below(String province, Point point) {
        Envelope around = point.getEnvelopeInternal();
        around.expandBy(REACH_DEGREES);
        Map<String, Double> nearest = new HashMap<>();
        for (Object each : points.query(around)) {
            KnownPlace known = (KnownPlace) each;
            if (known.place().startsWith(province.substring(0, 2))) {
                nearest.merge(known.place(), known.distance(point), Math::min);
            }
        }
        List<Map.Entry<String, Double>> ordered = nearest.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(2)
                .toList();
        return ordered.isEmpty()
                ? new LocatedPlace(province, 1)
                : new LocatedPlace(ordered.getFirst().getKey(), confidence(ordered));
    }

    private static double confidence(List<Map.Entry<String, Double>> nearest) {
        double first = nearest.getFirst().getValue();
        double other = nearest.size() < 2 ? REACH_DEGREES : nearest.getLast().getValue();
        return Math.round(other / (first + other) * 100) / 100.0;
    }
}
