package pilotcity.portal.face.shared.page.document;

import java.util.List;
import java.util.Map;

/**
 * A list of groups of facts that a document holds, as a table.
 *
 * @param columns titles by field name, those that some row has
 * @param nested for each row, the groups within it by field name
 */
public record FactTable(
        String name,
        String title,
        String description,
        Map<String, String> columns,
        List<Map<String, DocumentFact>> rows,
        List<Map<String, List<Map<String, DocumentFact>>>> nested) {}
