package pilotcity.portal.face.ogc.items;

import java.math.BigDecimal;
import java.util.Optional;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.cql2json.Cql2Json;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.kind.Field;
import pilotcity.portal.face.ogc.geojson.ReferenceSystem;
import pilotcity.portal.face.shared.parameters.DatetimeParameter;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;

/** Conditions on properties: {@code filter} in CQL2, and parameters that are called like a property. */
final class PropertyConditions {
    private static final String LANGUAGE = "filter-lang";

    private PropertyConditions() {}

    /** {@code filter} with {@code filter-lang} and {@code filter-crs} (OGC API Features, Part 3, clause 7). */
    static Optional<Filter> written(QueryParameters given) {
        String language = given.find(LANGUAGE).orElse("cql2-text");
        ReferenceSystem system = ItemsParameters.system(given, "filter-crs");
        if (!language.equals("cql2-text") && !language.equals("cql2-json")) {
            throw Problem.field(LANGUAGE, "must be cql2-text or cql2-json, not '" + language + "'");
        }
        return given.find("filter")
                .map(text -> language.equals("cql2-text")
                        ? Cql2Text.parse(text, system::toWgs84)
                        : Cql2Json.parse(text, system::toWgs84));
    }

    static Filter equal(String property, String text) {
        return compare(property, new Expression.Text(text));
    }

    private static Filter compare(String property, Expression value) {
        return new Filter.Compare(new Expression.Property(property), Filter.Operator.EQUAL, value);
    }

    /** A parameter that is called like a property (Part 3, clause 6.4); dates and times can be intervals. */
    static Filter of(Field<?> field, String text) {
        String name = field.name();
        return switch (field.type()) {
            case KEYWORD, REFERENCE, TEXT -> equal(name, code(field, text));
            case INTEGER, NUMBER -> compare(name, new Expression.Numeral(number(name, text)));
            case BOOLEAN -> compare(name, new Expression.Bool(flag(name, text)));
            case DATE, INSTANT -> during(name, text);
            case GEOMETRY, OBJECT -> throw Problem.field(name, "cannot be a parameter; use filter");
        };
    }

    private static String code(Field<?> field, String text) {
        if (!field.codes().isEmpty() && !field.codes().containsKey(text)) {
            throw Problem.field(
                    field.name(), "must be " + String.join(" or ", field.codes().keySet()) + ", not '" + text + "'");
        }
        return text;
    }

    private static BigDecimal number(String name, String text) {
        if (text.length() <= 40 && text.matches("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?")) {
            return new BigDecimal(text);
        }
        throw Problem.field(name, "must be a number, not '" + text + "'");
    }

    private static boolean flag(String name, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.field(name, "must be true or false, not '" + text + "'");
        };
    }

    private static Filter during(String name, String text) {
        try {
            Expression when = ((Filter.Temporal) DatetimeParameter.read(text)).right();
            return new Filter.Temporal(Filter.TemporalOperator.T_INTERSECTS, new Expression.Property(name), when);
        } catch (IllegalArgumentException e) {
            throw Problem.field(name, String.valueOf(e.getMessage()));
        }
    }
}
