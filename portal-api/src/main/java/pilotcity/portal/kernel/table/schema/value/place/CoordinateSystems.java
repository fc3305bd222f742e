package pilotcity.portal.kernel.table.schema.value.place;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import pilotcity.index.spatial.Crs;

/** The coordinate reference systems that schemas may name. */
@FunctionalInterface
public interface CoordinateSystems {
    /**
     * Those of degrees that need no library: WGS84 and CGCS2000, which differ by less than a metre, and the shifted
     * ones of Chinese maps.
     */
    CoordinateSystems DEGREES = name -> switch (plain(name)) {
        case "EPSG:4326", "OGC:CRS84", "CRS84", "WGS84", "EPSG:4490", "CGCS2000" ->
            Optional.of(UnaryOperator.identity());
        case "GCJ02" -> Optional.of(at -> moved(Crs.GCJ02, at));
        case "BD09" -> Optional.of(at -> moved(Crs.BD09, at));
        default -> Optional.empty();
    };

    /**
     * How positions of the system called {@code name}, x or longitude first, become WGS84 longitude and latitude; empty
     * where it is not known. For a position that the system does not have, the function gives numbers outside the earth
     * or throws an {@link IllegalArgumentException}; it is used by one thread at a time.
     */
    Optional<UnaryOperator<Coordinate>> find(String name);

    /** The same, and for names that are not known here those of {@code others}. */
    default CoordinateSystems or(CoordinateSystems others) {
        return name -> find(name).or(() -> others.find(name));
    }

    /** Whether the numbers of a system of {@link #DEGREES} stand in the file as longitude and latitude. */
    static boolean isDegrees(String name) {
        return DEGREES.find(name).isPresent();
    }

    private static String plain(String name) {
        String code = name.strip().toUpperCase(Locale.ROOT);
        return code.startsWith("GCJ") || code.startsWith("BD") ? code.replace("-", "") : code;
    }

    private static Coordinate moved(Crs crs, Coordinate at) {
        return crs.toWgs84(at.x, at.y).getCoordinate();
    }
}
