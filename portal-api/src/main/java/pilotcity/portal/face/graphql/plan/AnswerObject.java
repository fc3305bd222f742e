package pilotcity.portal.face.graphql.plan;

import org.jspecify.annotations.Nullable;

/** An object of the answer: what it is read from, and its values in the order of its plan. */
final class AnswerObject {
    private final SelectionPlan plan;
    private final Object source;
    private final @Nullable Object[] values;

    AnswerObject(SelectionPlan plan, Object source) {
        this.plan = plan;
        this.source = source;
        this.values = new @Nullable Object[plan.fields().size()];
    }

    SelectionPlan plan() {
        return plan;
    }

    Object source() {
        return source;
    }

    /** A leaf as it is written, a node, or the items of a list. */
    @Nullable
    Object value(int field) {
        return values[field];
    }

    void put(int field, @Nullable Object value) {
        values[field] = value;
    }
}
