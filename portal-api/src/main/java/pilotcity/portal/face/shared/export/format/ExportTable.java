package pilotcity.portal.face.shared.export.format;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.export.row.ExportColumns;

/**
 * What is to be written.
 *
 * @param name of the table in the file
 * @param provenance written wherever the format has a place for it
 * @param time of the state that it shows
 * @param rows how many there are
 * @param whole whether all fields are wanted as the document has them
 * @param scratch a folder for files that cannot be written from the front to the end
 */
public record ExportTable(
        String name,
        Label title,
        Label description,
        ExportColumns columns,
        Style style,
        JsonObject provenance,
        Instant time,
        long rows,
        boolean whole,
        Path scratch) {

    /**
     * How a table is to look.
     *
     * @param bom whether it begins with the mark by which Excel knows UTF-8
     * @param labels {@code zh} or {@code en} for titles and names of codes; empty for field names and codes
     * @param raw whether texts stay as they are that a spreadsheet would run
     * @param zone that times are written in where a cell has none of its own
     */
    public record Style(boolean bom, String labels, char delimiter, boolean raw, ZoneId zone) {}
}
