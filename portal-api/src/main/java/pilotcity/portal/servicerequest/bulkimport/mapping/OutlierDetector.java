package pilotcity.portal.servicerequest.bulkimport.mapping;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the few rows that lie far from where the others do: mistyped numbers, or another reference system. */
final class OutlierDetector {
    private static final int MOST_CELLS = 100_000;
    private static final double CELLS_A_DEGREE = 10;
    private static final double FAR_KM = 300;
    private static final double KM_A_DEGREE = 111.2;
    private static final double FEW = 0.05;

    private static final class Cell {
        private final double lon;
        private final double lat;
        private final long first;
        private long rows;

        Cell(double lon, double lat, long first) {
            this.lon = lon;
            this.lat = lat;
            this.first = first;
        }
    }

    private final Map<Long, Cell> cells = new HashMap<>();
    private long rows;

    void add(double lon, double lat, long line) {
        long key = Math.round(lat * CELLS_A_DEGREE) * 10_000 + Math.round(lon * CELLS_A_DEGREE);
        Cell cell = cells.get(key);
        if (cell == null) {
            if (cells.size() >= MOST_CELLS) {
                return;
            }
            cell = new Cell(lon, lat, line);
            cells.put(key, cell);
        }
        cell.rows++;
        rows++;
    }

    /** One line, when a few rows are far from the middle of all. */
    Optional<String> warning() {
        double lon = median(true);
        double lat = median(false);
        long far = 0;
        long first = Long.MAX_VALUE;
        for (Cell cell : cells.values()) {
            if (km(cell, lon, lat) > FAR_KM) {
                far += cell.rows;
                first = Math.min(first, cell.first);
            }
        }
        return far == 0 || far > FEW * rows
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%,d rows lie more than %.0f km from the middle of the others (first in line %d)",
                        far,
                        FAR_KM,
                        first));
    }

    private double median(boolean east) {
        long before = 0;
        for (Cell cell : cells.values().stream()
                .sorted((a, b) -> east ? Double.compare(a.lon, b.lon) : Double.compare(a.lat, b.lat))
                .toList()) {
            before += cell.rows;
            if (2 * before >= rows) {
                return east ? cell.lon : cell.lat;
            }
        }
        return 0;
    }

    private static double km(Cell cell, double lon, double lat) {
        double around = Math.abs(cell.lon - lon);
        double east = Math.min(around, 360 - around) * Math.cos(Math.toRadians(lat));
        return Math.hypot(east, cell.lat - lat) * KM_A_DEGREE;
    }
}
