package pilotcity.portal.kernel.table.schema.check;

import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.schema.CheckRule;

/**
 * Something in a table that its schema does not allow.
 *
 * @param row where a person finds it, as {@code SourceRow} counts; 0 for the header
 * @param column the name in the schema, several with {@code +} between them, or empty for a row as a whole
 * @param value as it stands in the file, shortened; empty where there is none
 */
public record CellProblem(long row, String column, String value, CheckRule rule, Label message) {}
