package pilotcity.portal.face.graphql.plan;

import graphql.schema.GraphQLObjectType;
import java.util.List;

/**
 * What is selected of an object of one type.
 *
 * @param fields in the order of the answer
 * @param detail whether any of it is what lists leave out
 */
record SelectionPlan(GraphQLObjectType type, List<FieldPlan> fields, boolean detail) {
    SelectionPlan(GraphQLObjectType type, List<FieldPlan> fields) {
        this(type, fields, fields.stream().anyMatch(FieldPlan::isDetail));
    }
}
