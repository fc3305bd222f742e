package pilotcity.portal.kernel.table.schema.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import pilotcity.portal.kernel.table.schema.CheckRule;
import pilotcity.portal.kernel.table.schema.personal.PersonalDataColumn;

/**
 * What a check found, in numbers.
 *
 * @param rows read, the blank ones included
 * @param goodRows in which nothing was wrong
 * @param problems all of them
 * @param counts by column (empty for rows as a whole) and rule, in the order in which they came up
 * @param first the first problems
 */
public record CheckReport(
        long rows,
        long goodRows,
        long problems,
        Map<String, Map<CheckRule, Long>> counts,
        List<CellProblem> first,
        List<PersonalDataColumn> personalData) {

    public boolean isGood() {
        return problems == 0;
    }

    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("rows", rows)
                .put("goodRows", goodRows)
                .put("problems", problems);
        ArrayNode byColumn = json.putArray("counts");
        counts.forEach((column, rules) -> rules.forEach((rule, count) -> byColumn.addObject()
                .put("column", column)
                .put("rule", rule.code())
                .put("count", count)));
        ArrayNode shown = json.putArray("first");
        first.forEach(problem -> shown.add(ProblemJsonLines.json(problem)));
        ArrayNode personal = json.putArray("personalData");
        personalData.forEach(found -> personal.add(found.toJson()));
        return json;
    }
}
