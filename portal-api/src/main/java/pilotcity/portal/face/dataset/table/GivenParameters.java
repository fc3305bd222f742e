package pilotcity.portal.face.dataset.table;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The parameters of a request for rows. Unlike others they are told apart by case, as columns are.
 *
 * @param own those that are described
 * @param columns the values that columns are to have, by name; a column that is called as one of the others is asked for
 *     by a filter
 * @param all as they were given
 */
record GivenParameters(QueryParameters own, Map<String, String> columns, Map<String, String> all) {

    /** @throws Problem that names a parameter that is neither described nor a column, or is given twice */
    static GivenParameters read(MultiMap given, List<OperationParameter<?>> described, ColumnNames names) {
        Set<String> known = described.stream().map(OperationParameter::name).collect(Collectors.toUnmodifiableSet());
        MultiMap own = MultiMap.caseInsensitiveMultiMap();
        Map<String, String> columns = new LinkedHashMap<>();
        Map<String, String> all = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : given.entries()) {
            String name = each.getKey();
            if (all.put(name, each.getValue()) != null) {
                throw Problem.field(name, "is given more than once");
            }
            if (known.contains(name)) {
                own.add(name, each.getValue());
            } else if (names.has(name)) {
                columns.put(name, each.getValue());
            } else {
                List<String> may = new ArrayList<>(known.stream().sorted().toList());
                may.addAll(names.all());
                throw Problem.field(name, "is neither a parameter nor a column; " + ColumnNames.near(name, may));
            }
        }
        return new GivenParameters(QueryParameters.of(own, known), columns, all);
    }

    boolean has(OperationParameter<?> parameter) {
        return own.find(parameter.name()).isPresent();
    }

    /** As a query in one order, without {@code left}. */
    String query(OperationParameter<?>... left) {
        Map<String, String> rest = new LinkedHashMap<>(all);
        for (OperationParameter<?> parameter : left) {
            rest.remove(parameter.name());
        }
        return AddressedTable.query(rest);
    }

    /** The same with another value for one of them. */
    String queryWith(OperationParameter<?> parameter, String value, OperationParameter<?>... left) {
        String rest = query(left);
        return (rest.isEmpty() ? "" : rest + "&") + AddressedTable.query(Map.of(parameter.name(), value));
    }
}
