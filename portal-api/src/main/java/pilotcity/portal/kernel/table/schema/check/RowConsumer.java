package pilotcity.portal.kernel.table.schema.check;

import org.jspecify.annotations.Nullable;

/** Takes the rows of a table one by one. */
@FunctionalInterface
public interface RowConsumer {
    /**
     * @param number where a person finds the row, as {@code SourceRow} counts
     * @param values one for each column of the schema in its order, null where there is none; behind them the row's
     *     point where {@link pilotcity.portal.kernel.table.schema.TableSpatial.LonLat} says so. string, any, duration,
     *     object and array: {@link String}; integer: {@link Long}, beyond its range {@link java.math.BigInteger};
     *     number: {@link java.math.BigDecimal} with all digits written; boolean: {@link Boolean}; date:
     *     {@link java.time.LocalDate}; time: {@link java.time.LocalTime}; datetime: {@link java.time.Instant}; year:
     *     {@link java.time.Year}; yearmonth: {@link java.time.YearMonth}; list: {@link java.util.List} of these;
     *     geopoint, geojson and the column of the table's shapes: {@link org.locationtech.jts.geom.Geometry} in WGS84,
     *     longitude first. The array is used again for the next row
     */
    void row(long number, @Nullable Object[] values);
}
