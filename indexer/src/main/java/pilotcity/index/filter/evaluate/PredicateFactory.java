package pilotcity.index.filter.evaluate;

import java.time.ZoneId;
import java.util.List;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.Filter.And;
import pilotcity.index.filter.Filter.Array;
import pilotcity.index.filter.Filter.Between;
import pilotcity.index.filter.Filter.Compare;
import pilotcity.index.filter.Filter.Constant;
import pilotcity.index.filter.Filter.Holds;
import pilotcity.index.filter.Filter.In;
import pilotcity.index.filter.Filter.IsNull;
import pilotcity.index.filter.Filter.Like;
import pilotcity.index.filter.Filter.Not;
import pilotcity.index.filter.Filter.Operator;
import pilotcity.index.filter.Filter.Or;
import pilotcity.index.filter.Filter.Spatial;
import pilotcity.index.filter.Filter.Temporal;

/** Compiles filters into predicates. */
final class PredicateFactory {
    private PredicateFactory() {}

    static DocumentPredicate of(Filter filter) {
        return switch (filter) {
            case Constant constant -> _ -> TruthValue.of(constant.value());
            case Holds holds ->
                DocumentPredicate.any(
                        Operand.of(holds.value()),
                        value -> value instanceof Boolean truth ? TruthValue.of(truth) : TruthValue.UNKNOWN);
            case And and -> joined(and.operands(), TruthValue.FALSE);
            case Or or -> joined(or.operands(), TruthValue.TRUE);
            case Not not -> not(of(not.operand()));
            case Compare compare ->
                compare(Operand.of(compare.left()), compare.operator(), Operand.of(compare.right()));
            case Like like -> like(like);
            case Between between -> between(between);
            case In in -> in(in);
            case IsNull isNull -> isNull(Operand.of(isNull.value()));
            case Spatial spatial -> SpatialRelations.of(spatial);
            case Temporal temporal -> temporal(temporal);
            case Array array -> array(array);
        };
    }

    private static DocumentPredicate joined(List<Filter> operands, TruthValue decisive) {
        List<DocumentPredicate> documentPredicates =
                operands.stream().map(PredicateFactory::of).toList();
        return values -> DocumentPredicate.first(documentPredicates, decisive, predicate -> predicate.of(values));
    }

    private static DocumentPredicate not(DocumentPredicate predicate) {
        return values -> predicate.of(values).not();
    }

    private static DocumentPredicate isNull(Operand operand) {
        return values -> TruthValue.of(operand.of(values) == null);
    }

    private static DocumentPredicate compare(Operand left, Operator operator, Operand right) {
        if (operator == Operator.NOT_EQUAL) {
            return not(compare(left, Operator.EQUAL, right));
        }
        return values -> {
            Object other = right.of(values);
            return DocumentPredicate.any(
                    left.of(values),
                    a -> DocumentPredicate.any(other, b -> ValueComparison.test(a, operator, b, values.zone())));
        };
    }

    private static DocumentPredicate like(Like like) {
        Operand pattern = Operand.of(like.pattern());
        Operand value = Operand.of(like.value());
        Object constant = pattern.of(_ -> null);
        if (!(constant instanceof String text)) {
            return _ -> TruthValue.UNKNOWN;
        }
        LikePattern compiled = LikePattern.compile(text);
        return DocumentPredicate.any(
                value, item -> item instanceof String it ? TruthValue.of(compiled.matches(it)) : TruthValue.UNKNOWN);
    }

    private static DocumentPredicate between(Between between) {
        Operand value = Operand.of(between.value());
        Operand lower = Operand.of(between.lower());
        Operand upper = Operand.of(between.upper());
        return values -> {
            Object low = lower.of(values);
            Object high = upper.of(values);
            ZoneId zone = values.zone();
            return DocumentPredicate.any(
                    value.of(values),
                    item -> DocumentPredicate.first(
                            List.of(
                                    DocumentPredicate.any(
                                            low,
                                            end -> ValueComparison.test(item, Operator.GREATER_OR_EQUAL, end, zone)),
                                    DocumentPredicate.any(
                                            high,
                                            end -> ValueComparison.test(item, Operator.LESS_OR_EQUAL, end, zone))),
                            TruthValue.FALSE,
                            truthValue -> truthValue));
        };
    }

    private static DocumentPredicate in(In in) {
        Operand value = Operand.of(in.value());
        List<Operand> items = in.values().stream().map(Operand::of).toList();
        return values -> DocumentPredicate.any(
                value.of(values),
                left -> DocumentPredicate.first(
                        items,
                        TruthValue.TRUE,
                        item -> DocumentPredicate.any(
                                item.of(values),
                                right -> ValueComparison.test(left, Operator.EQUAL, right, values.zone()))));
    }

    private static DocumentPredicate temporal(Temporal temporal) {
        Operand left = Operand.of(temporal.left());
        Operand right = Operand.of(temporal.right());
        return values -> {
            Object other = right.of(values);
            return DocumentPredicate.any(
                    left.of(values),
                    a -> DocumentPredicate.any(other, b -> Period.test(a, temporal.operator(), b, values.zone())));
        };
    }

    private static DocumentPredicate array(Array array) {
        Operand left = Operand.of(array.left());
        Operand right = Operand.of(array.right());
        return values -> {
            Object a = left.of(values);
            Object b = right.of(values);
            return a == null || b == null
                    ? TruthValue.UNKNOWN
                    : ValueComparison.sets(a, array.operator(), b, values.zone());
        };
    }
}
