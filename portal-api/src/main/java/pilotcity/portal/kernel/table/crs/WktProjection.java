package pilotcity.portal.kernel.table.crs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A reference system in well-known text as the parameters of PROJ. */
final class WktProjection {
    private static final double DEGREE = Math.PI / 180;
    private static final double[] GEOCENTRIC = {298.257222101, 298.257223563};
    private static final double SAME = 1e-4;
    private static final String NONE = "+towgs84=0,0,0,0,0,0,0";
    private static final Map<String, String> METHODS = Map.ofEntries(
            Map.entry("transversemercator", "tmerc"),
            Map.entry("gausskruger", "tmerc"),
            Map.entry("lambertconformalconic", "lcc"),
            Map.entry("lambertconformalconic1sp", "lcc"),
            Map.entry("lambertconformalconic2sp", "lcc"),
            Map.entry("lambertconicconformal1sp", "lcc"),
            Map.entry("lambertconicconformal2sp", "lcc"),
            Map.entry("mercator", "merc"),
            Map.entry("mercator1sp", "merc"),
            Map.entry("mercator2sp", "merc"),
            Map.entry("mercatorvarianta", "merc"),
            Map.entry("mercatorvariantb", "merc"),
            Map.entry("albers", "aea"),
            Map.entry("albersconicequalarea", "aea"),
            Map.entry("albersequalarea", "aea"),
            Map.entry("lambertazimuthalequalarea", "laea"),
            Map.entry("obliquestereographic", "sterea"),
            Map.entry("doublestereographic", "sterea"),
            Map.entry("stereographic", "stere"),
            Map.entry("polarstereographic", "stere"),
            Map.entry("cassini", "cass"),
            Map.entry("cassinisoldner", "cass"),
            Map.entry("polyconic", "poly"),
            Map.entry("equirectangular", "eqc"),
            Map.entry("platecarree", "eqc"),
            Map.entry("equidistantcylindrical", "eqc"));
    private static final List<String> SPHERICAL_MERCATOR =
            List.of("mercatorauxiliarysphere", "popularvisualisationpseudomercator");
    /** Which parameter of PROJ a name stands for; lengths are in metres there. */
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("latitudeoforigin", "lat_0"),
            Map.entry("latitudeofcenter", "lat_0"),
            Map.entry("latitudeofnaturalorigin", "lat_0"),
            Map.entry("latitudeoffalseorigin", "lat_0"),
            Map.entry("centralmeridian", "lon_0"),
            Map.entry("longitudeofcenter", "lon_0"),
            Map.entry("longitudeoforigin", "lon_0"),
            Map.entry("longitudeofnaturalorigin", "lon_0"),
            Map.entry("longitudeoffalseorigin", "lon_0"),
            Map.entry("standardparallel1", "lat_1"),
            Map.entry("standardparallel2", "lat_2"),
            Map.entry("latitudeof1ststandardparallel", "lat_1"),
            Map.entry("latitudeof2ndstandardparallel", "lat_2"),
            Map.entry("scalefactor", "k"),
            Map.entry("scalefactoratnaturalorigin", "k"),
            Map.entry("falseeasting", "x_0"),
            Map.entry("falsenorthing", "y_0"),
            Map.entry("eastingatfalseorigin", "x_0"),
            Map.entry("northingatfalseorigin", "y_0"));

    private final WktNode root;
    private final List<String> proj = new ArrayList<>();
    private boolean shifted = true;

    private WktProjection(WktNode root) {
        this.root = root;
    }

    /**
     * @param shifted whether it is known how its datum lies to WGS84
     * @param code that it says of itself, such as {@code EPSG:25832}
     */
    record Described(String parameters, boolean shifted, Optional<String> code) {}

    /** @throws IllegalArgumentException with the projection or parameter that is not known */
    static Described describe(String wkt) {
        WktNode root = WktNode.parse(wkt);
        while (List.of("COMPD_CS", "COMPOUNDCRS", "BOUNDCRS", "SOURCECRS").contains(root.keyword())) {
            root = root.parts().stream()
                    .filter(part -> !part.keyword().startsWith("VERT"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("nothing is in it"));
        }
        return new WktProjection(root).described();
    }

    private Described described() {
        switch (root.keyword()) {
            case "PROJCS", "PROJCRS", "PROJECTEDCRS" -> {
                WktNode base = root.find("GEOGCS", "BASEGEOGCRS", "BASEGEODCRS")
                        .orElseThrow(() -> new IllegalArgumentException("it has no datum"));
                double metre = unit(root, 1);
                project(root.find("CONVERSION").orElse(root), metre, unit(base, DEGREE));
                datum(base);
                proj.add("+to_meter=" + metre);
            }
            case "GEOGCS", "GEOGCRS", "GEODCRS", "GEOGRAPHICCRS" -> {
                proj.add("+proj=longlat");
                datum(root);
            }
            default -> throw new IllegalArgumentException("it is of a kind that is not read: " + root.keyword());
        }
        Optional<String> code = root.find("AUTHORITY", "ID")
                .filter(id -> id.values().size() > 1 && id.name().equalsIgnoreCase("EPSG"))
                .map(id -> "EPSG:" + id.values().get(1));
        return new Described(String.join(" ", proj) + " +no_defs", shifted, code);
    }

    private static double unit(WktNode node, double otherwise) {
        return node.find("UNIT", "LENGTHUNIT", "ANGLEUNIT")
                .or(() -> node.find("CS").flatMap(axes -> axes.find("LENGTHUNIT", "UNIT")))
                .or(() -> node.find("AXIS").flatMap(axis -> axis.find("LENGTHUNIT", "UNIT")))
                .map(unit -> unit.number(1))
                .orElse(otherwise);
    }

    private void project(WktNode conversion, double metre, double angle) {
        String method = simple(conversion
                .find("PROJECTION", "METHOD")
                .orElseThrow(() -> new IllegalArgumentException("it has no projection"))
                .name());
        if (SPHERICAL_MERCATOR.contains(method)) {
            proj.add("+proj=merc +nadgrids=@null +wktext");
        } else if (METHODS.containsKey(method)) {
            proj.add("+proj=" + METHODS.get(method));
        } else {
            throw new IllegalArgumentException("its projection is not known: " + method);
        }
        Map<String, Double> given = new HashMap<>();
        for (WktNode part : conversion.parts()) {
            if (part.keyword().equals("PARAMETER")) {
                String name = PARAMETERS.get(simple(part.name()));
                double value = part.number(1);
                if (name == null && value != 0 && !simple(part.name()).equals("auxiliaryspheretype")) {
                    throw new IllegalArgumentException("its parameter '" + part.name() + "' is not known");
                }
                if (name != null) {
                    given.put(name, converted(name, value, unit(part, metreOrAngle(name, metre, angle))));
                }
            }
        }
        mercator(method, given);
        given.forEach((name, value) -> proj.add("+" + name + "=" + value));
    }

    private static double metreOrAngle(String name, double metre, double angle) {
        return name.startsWith("x") || name.startsWith("y") ? metre : angle;
    }

    private static double converted(String name, double value, double unit) {
        if (name.equals("k")) {
            return value;
        }
        // A degree times a hundredth of pi and back is not the same degree.
        boolean degrees = !name.startsWith("x") && !name.startsWith("y");
        return !degrees ? value * unit : Math.abs(unit - DEGREE) < 1e-12 ? value : value * unit / DEGREE;
    }

    /** The parallel at which Mercator's and the polar projection are true has another name in PROJ. */
    private static void mercator(String method, Map<String, Double> given) {
        if ((method.startsWith("mercator") || method.startsWith("equi") || method.startsWith("plate"))
                && given.containsKey("lat_1")) {
            given.put("lat_ts", given.getOrDefault("lat_1", 0.0));
            given.remove("lat_1");
        }
        if (method.equals("lambertconformalconic1sp") || method.equals("lambertconicconformal1sp")) {
            given.put("lat_1", given.getOrDefault("lat_0", 0.0));
        }
    }

    private void datum(WktNode base) {
        WktNode datum = base.find("DATUM", "GEODETICDATUM", "TRF", "ENSEMBLE")
                .orElseThrow(() -> new IllegalArgumentException("it has no datum"));
        WktNode spheroid = datum.find("SPHEROID", "ELLIPSOID")
                .orElseThrow(() -> new IllegalArgumentException("it has no ellipsoid"));
        double flattening = spheroid.number(2);
        boolean sphere = proj.toString().contains("@null");
        base.find("PRIMEM")
                .filter(meridian -> meridian.number(1) != 0)
                .ifPresent(meridian -> proj.add("+pm=" + meridian.number(1)));
        String shift = sphere ? "" : shift(datum, flattening);
        proj.add(shift);
        if (!shift.startsWith("+datum=")) {
            // Proj4J reads a flattening wrongly, and the other axis as it is.
            double round = sphere || flattening == 0 ? 0 : 1 / flattening;
            proj.add("+a=" + spheroid.number(1));
            proj.add("+b=" + spheroid.number(1) * (1 - round));
        }
    }

    private String shift(WktNode datum, double flattening) {
        Optional<WktNode> given = datum.find("TOWGS84");
        if (given.isPresent()) {
            return "+towgs84=" + String.join(",", given.get().values());
        }
        for (double geocentric : GEOCENTRIC) {
            if (Math.abs(flattening - geocentric) < SAME) {
                return NONE;
            }
        }
        Optional<String> known = DatumShifts.find(datum.name());
        shifted = known.isPresent();
        return known.orElse(NONE);
    }

    private static String simple(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
