package pilotcity.index.filter.cql2text;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Cql2Keywords;
import pilotcity.index.filter.DecimalArithmetic;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Accenti;
import pilotcity.index.filter.Expression.Arithmetic;
import pilotcity.index.filter.Expression.ArithmeticOperator;
import pilotcity.index.filter.Expression.Bool;
import pilotcity.index.filter.Expression.Box;
import pilotcity.index.filter.Expression.Call;
import pilotcity.index.filter.Expression.Casei;
import pilotcity.index.filter.Expression.Condition;
import pilotcity.index.filter.Expression.Day;
import pilotcity.index.filter.Expression.Interval;
import pilotcity.index.filter.Expression.Items;
import pilotcity.index.filter.Expression.Numeral;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Expression.Shape;
import pilotcity.index.filter.Expression.Text;
import pilotcity.index.filter.Expression.Timestamp;

/** Writes values as CQL2 text. */
public final class TextExpressionWriter {
    private final TextConditionWriter conditions;

    public TextExpressionWriter(TextConditionWriter conditions) {
        this.conditions = conditions;
    }

    /** Where a condition needs parentheses to be a value. */
    String operand(Expression value) {
        return value instanceof Condition ? "(" + write(value) + ")" : write(value);
    }

    public String write(Expression value) {
        return switch (value) {
            case Property property ->
                name(property.name(), Cql2Keywords.RESERVED.contains(Cql2Keywords.upper(property.name())));
            case Text text -> string(text.value());
            case Numeral numeral -> numeral.value().toPlainString();
            case Bool bool -> bool.value() ? "TRUE" : "FALSE";
            case Timestamp timestamp -> "TIMESTAMP('" + timestamp.value() + "')";
            case Day day -> "DATE('" + day.value() + "')";
            case Interval interval -> "INTERVAL(" + bound(interval.start()) + ", " + bound(interval.end()) + ")";
            case Shape shape -> shape.geometry().toText();
            case Box box ->
                "BBOX(" + degrees(box.west()) + ", " + degrees(box.south()) + ", " + degrees(box.east()) + ", "
                        + degrees(box.north()) + ")";
            case Items items -> list(items.items());
            case Casei casei -> "CASEI(" + operand(casei.value()) + ")";
            case Accenti accenti -> "ACCENTI(" + operand(accenti.value()) + ")";
            case Arithmetic arithmetic -> arithmetic(arithmetic);
            case Call call -> name(call.name(), isTaken(call.name())) + list(call.arguments());
            case Condition condition -> conditions.write(condition.filter());
        };
    }

    private static boolean isTaken(String function) {
        return Cql2Keywords.RESERVED.contains(Cql2Keywords.upper(function)) || Cql2Keywords.isFunction(function);
    }

    private static String name(String name, boolean taken) {
        return TextLexer.isName(name) && !taken ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Doubles the backslashes in front of a quote, as {@link TextLexer} halves them. */
    private static String string(String value) {
        StringBuilder text = new StringBuilder("'");
        int slashes = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\'') {
                text.repeat('\\', slashes).append('\'');
            }
            slashes = c == '\\' ? slashes + 1 : 0;
            text.append(c);
        }
        return text.repeat('\\', slashes).append('\'').toString();
    }

    private String bound(@Nullable Expression bound) {
        return switch (bound) {
            case null -> "'..'";
            case Day day -> "'" + day.value() + "'";
            case Timestamp timestamp -> "'" + timestamp.value() + "'";
            default -> operand(bound);
        };
    }

    private static String degrees(double value) {
        return DecimalArithmetic.plain(BigDecimal.valueOf(value)).toPlainString();
    }

    private String list(List<Expression> items) {
        return items.stream().map(this::write).collect(Collectors.joining(", ", "(", ")"));
    }

    private String arithmetic(Arithmetic value) {
        int own = level(value.operator());
        boolean power = value.operator() == ArithmeticOperator.POWER;
        return term(value.left(), power ? own + 1 : own)
                + " "
                + value.operator().sign()
                + " "
                + term(value.right(), own + 1);
    }

    private String term(Expression value, int least) {
        boolean enclosed = value instanceof Arithmetic arithmetic && level(arithmetic.operator()) < least;
        return enclosed ? "(" + write(value) + ")" : operand(value);
    }

    /** How tightly it binds. */
    private static int level(ArithmeticOperator operator) {
        return switch (operator) {
            case PLUS, MINUS -> 1;
            case TIMES, DIVIDE, MODULO, INTEGER_DIVIDE -> 2;
            case POWER -> 3;
        };
    }
}
